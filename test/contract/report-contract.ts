// What every store must do with the reports of other mail systems.

import { describe, expect, it } from 'vitest';
import type { DmarcReport, MailReport, TlsReport } from '../../src/model/mail-report.ts';
import type { MailReportFilter } from '../../src/ports/report-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { DAY, NOON } from './sample-events.ts';

const dmarc = (begin: number): DmarcReport => ({
  kind: 'dmarc',
  organisation: 'receiver.example \u0000 \ud800 Ж',
  contact: '',
  id: '1',
  begin,
  end: begin + DAY,
  domain: 'example.com',
  policy: { p: 'none' },
  rows: [],
});

const tls: TlsReport = {
  kind: 'tls',
  organisation: 'Sender',
  contact: '',
  id: '2',
  begin: NOON,
  end: NOON + DAY,
  policies: [],
};

const digest = (number: number): string => number.toString(16).padStart(32, '0');

export function reportContract(open: () => Promise<Store>): void {
  describe('reports', () => {
    const begins = async (store: Store, filter: MailReportFilter): Promise<number[]> => {
      const found: MailReport[] = [];
      for await (const some of store.mailReports(filter)) found.push(...some);
      return found.map(({ begin }) => (begin - NOON) / DAY);
    };

    it('keeps each once', async () => {
      const store = await open();
      const one = { report: dmarc(NOON), digest: digest(1) };
      expect(await store.addReports([])).toBe(0);
      expect(await store.addReports([one, one, { report: tls, digest: digest(2) }])).toBe(2);
      expect(await store.addReports([one])).toBe(0);
      const kinds: string[] = [];
      for await (const some of store.mailReports({})) kinds.push(...some.map(({ kind }) => kind));
      expect(kinds).toEqual(['dmarc', 'tls']);
    });

    it('finds them by kind and time, in order, however many they are', async () => {
      const store = await open();
      const days = Array.from({ length: 45 }, (_, at) => (at * 7) % 45);
      const reports = days.map((day) => ({ report: dmarc(NOON + day * DAY), digest: digest(day) }));
      expect(await store.addReports(reports)).toBe(45);
      expect(await begins(store, {})).toEqual([...days].sort((a, b) => a - b));
      expect(await begins(store, { kind: 'tls' })).toEqual([]);
      expect(await begins(store, { from: NOON + 3 * DAY, to: NOON + 5 * DAY })).toEqual([3, 4]);
      expect(await begins(store, { from: NOON + 3.5 * DAY, to: NOON + 3.5 * DAY + 1 })).toEqual([
        3,
      ]);
    });

    it('prunes them by their end', async () => {
      const store = await open();
      const reports = [0, 1, 2].map((day) => ({
        report: dmarc(NOON + day * DAY),
        digest: digest(day),
      }));
      await store.addReports(reports);
      await store.prune({ events: NOON + 2.5 * DAY, raws: 0 });
      expect(await begins(store, {})).toEqual([2]);
    });
  });
}
