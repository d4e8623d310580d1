// Lists the text formats, the more particular before the more general: the first whose signs hold reads the notice.

import type { Format } from '../format.ts';

export const FORMATS: readonly Format[] = [];
