// Makes numbers that tell apart two times that a message was touched.

import { randomInt } from 'node:crypto';

export const newStamp = (): number => randomInt(2 ** 47);
