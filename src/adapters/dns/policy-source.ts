// Fetches policies from web servers: URL → text, bounded in size and time. Source: RFC 8461 §3.3.

import type { PolicyFile, PolicySource } from '../../ports/resolver.ts';

const TIMEOUT_MS = 10_000;
/** RFC 8461 §3.2 recommends 64 kB. */
const LARGEST = 64 * 1024;
const OK = 200;

/** Errors that the server's set-up causes, not the way to it. */
const SERVERS_FAULT =
  /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_|EPROTO)/;
const REFUSALS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host does not exist',
  ECONNREFUSED: 'nothing answers on port 443',
};

export function webPolicySource(): PolicySource {
  return {
    async fetch(url) {
      const { get } = await import('node:https');
      return await new Promise<PolicyFile>((resolve) => {
        const request = get(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }, (response) => {
          const { statusCode = 0, headers } = response;
          if (statusCode !== OK) {
            resolve({ kind: 'refused', why: statusWords(statusCode) });
            request.destroy();
            return;
          }
          const chunks: Buffer[] = [];
          let length = 0;
          response.on('data', (chunk: Buffer) => {
            length += chunk.length;
            chunks.push(chunk);
            if (length <= LARGEST) return;
            resolve({ kind: 'refused', why: `it is larger than ${LARGEST} bytes` });
            request.destroy();
          });
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ kind: 'fetched', text, mediaType: headers['content-type'] ?? '' });
          });
          response.on('error', (error) => resolve(failureOf(error)));
        });
        request.on('error', (error) => resolve(failureOf(error)));
      });
    },
  };
}

const statusWords = (status: number): string =>
  status >= 300 && status < 400
    ? `status ${status}: senders follow no redirects`
    : `status ${status}`;

function failureOf(error: Error): PolicyFile {
  const code = 'code' in error ? String(error.code) : '';
  const refusal = REFUSALS[code];
  if (refusal !== undefined) return { kind: 'refused', why: refusal };
  if (SERVERS_FAULT.test(code)) return { kind: 'refused', why: `TLS: ${error.message}` };
  return { kind: 'failed', why: error.name === 'AbortError' ? 'timeout' : error.message };
}
