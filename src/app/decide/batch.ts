// Names the run that writes decisions, so that all of it can be taken back at once.

/** `B20261125-101500`, UTC: what people type. */
export function batchAt(now: number): string {
  const [day = '', time = ''] = new Date(now).toISOString().slice(0, 19).split('T');
  return `B${day.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
}
