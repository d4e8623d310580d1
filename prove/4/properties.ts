// Claims that each preset does what its source says, and that the arithmetic of policies keeps its properties.
import { claimTests } from '../tests.ts';

await claimTests('presets, policies and their properties', ['test/decide']);
