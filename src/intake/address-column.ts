// Finds the column that holds the address, from the head of a list that people made.

import { columnName } from './csv-rows.ts';

/** The surest first: a column `address` may be a street where there is an `email` beside it. */
const NAMES =
  'email emailaddress emailadresse mailaddress mailadresse recipientemail recipientaddress recipientemailaddress toemail toaddress toemailaddress recipient rcpt rcptto envelopeto subscriberemail contactemail useremail customeremail primaryemail emailid courriel correo correoelectronico mail mailto to address adresse subscriber contact'.split(
    ' ',
  );

/** Place of the column; -1 where no name is known as one of addresses. */
export function addressColumn(head: readonly string[]): number {
  const names = head.map(columnName);
  const best = NAMES.find((name) => names.includes(name));
  return best === undefined ? -1 : names.indexOf(best);
}
