// Declares the one function of mailparser that is measured; the package brings no types.
declare module 'mailparser' {
  export function simpleParser(source: Uint8Array): Promise<unknown>;
}
