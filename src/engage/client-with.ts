// Makes a client of which only this is told.

import type { Client } from '../model/event.ts';

const NOTHING: Client = {
  ip: '',
  userAgent: '',
  method: '',
  url: '',
  machine: null,
  link: '',
  referrer: '',
  headers: null,
};

export const clientWith = (told: Partial<Client>): Client => ({ ...NOTHING, ...told });
