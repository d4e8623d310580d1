import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/mime/message.ts';
import { codes, mail, multipart, tree } from '../helpers/mail.ts';

describe('a multipart', () => {
  it.each([
    [
      'boundary without quotes',
      multipart('b=1:x', '--b=1:x', '', 'a', '--b=1:x--'),
      'multipart/mixed[text/plain(a)]',
      [],
    ],
    [
      'boundary with blanks behind',
      multipart('"b  "', '--b ', '', 'a', '--b--\t'),
      'multipart/mixed[text/plain(a)]',
      [],
    ],
    [
      'boundary in an open quote',
      multipart('"b', '--b', '', 'a', '--b--'),
      'multipart/mixed[text/plain(a)]',
      [],
    ],
    [
      'boundary in pieces',
      multipart('; boundary*0="b";boundary*1=c', '--bc', '', 'a', '--bc--'),
      'multipart/mixed[text/plain(a)]',
      [],
    ],
    [
      'no closing boundary',
      multipart('b', '--b', '', 'a', '--b', '', 'c'),
      'multipart/mixed[text/plain(a) text/plain(c)]',
      ['missing-closing-boundary'],
    ],
    [
      'parts without header',
      multipart('b', '--b', 'a', '--b', '', 'c', '--b--'),
      'multipart/mixed[text/plain(a) text/plain(c)]',
      [],
    ],
    [
      'an empty part',
      multipart('b', '--b', '', '--b', '', 'c', '--b--'),
      'multipart/mixed[text/plain() text/plain(c)]',
      [],
    ],
    [
      'a boundary twice',
      multipart('b', '--b', '--b', '', 'c', '--b--'),
      'multipart/mixed[text/plain(c)]',
      [],
    ],
    [
      'lines that begin alike',
      multipart('b', '--b', '', '--bc', '--b c', '--b-', '--b--c', '--b--'),
      'multipart/mixed[text/plain(--bc\n--b c\n--b-\n--b--c)]',
      [],
    ],
    [
      'boundary within a line',
      multipart('b', '--b', '', 'x --b', '--b--'),
      'multipart/mixed[text/plain(x --b)]',
      [],
    ],
    [
      'wrong boundary',
      multipart('x', 'hi', '--b', 'Content-Type: text/html', '', 'a', '--b--'),
      'multipart/mixed[text/html(a)]',
      ['wrong-boundary'],
    ],
    [
      'no boundary named',
      mail('Content-Type: multipart/mixed', '', '--b', '', 'a', '--b--'),
      'multipart/mixed[text/plain(a)]',
      ['wrong-boundary'],
    ],
    [
      'no boundary at all',
      multipart('b', 'The mail failed.', '-- ', 'me'),
      'multipart/mixed(The mail failed.\n-- \nme)',
      ['boundary-not-found'],
    ],
    [
      'parts behind the end',
      multipart('b', '--b', '', 'a', '--b--', '--b', '', 'c', '--b--'),
      'multipart/mixed[text/plain(a) text/plain(c)]',
      [],
    ],
    ['nothing inside', multipart('b', '--b--'), 'multipart/mixed(--b--)', ['boundary-not-found']],
    [
      'another mail behind the end',
      multipart('b', '--b', '', 'a', '--b--', 'From x', '--b', '', 'c', '--b--'),
      'multipart/mixed[text/plain(a)]',
      [],
    ],
    ['nothing', multipart('b'), 'multipart/mixed()', ['boundary-not-found']],
    [
      'encoding named for it',
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Transfer-Encoding: base64',
        '',
        '--b',
        '',
        'a',
        '--b--',
      ),
      'multipart/mixed[text/plain(a)]',
      [],
    ],
    [
      'encoded against the rules',
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Transfer-Encoding: base64',
        '',
        btoa('--b\n\na\n--b--'),
      ),
      'multipart/mixed[text/plain(a)]',
      [],
    ],
    [
      'in capitals',
      mail(
        'CONTENT-TYPE: Multipart/MIXED; BOUNDARY=B',
        '',
        '--B',
        'content-type: TEXT/HTML',
        '',
        'a',
        '--B--',
      ),
      'multipart/mixed[text/html(a)]',
      [],
    ],
  ])('%s', (_, text, wanted, problems) => {
    const message = parseMessage(text);
    expect(tree(message.root)).toBe(wanted);
    expect(codes(message)).toEqual(problems);
  });

  it('within another, boundaries beginning alike', () => {
    const inner = [
      '--b',
      'Content-Type: multipart/alternative; boundary="b-1"',
      '',
      '--b-1',
      '',
      'a',
      '--b-1',
      '',
      'c',
      '--b-1--',
      '--b',
      '',
      'd',
      '--b--',
    ];
    expect(tree(parseMessage(multipart('b', ...inner)).root)).toBe(
      'multipart/mixed[multipart/alternative[text/plain(a) text/plain(c)] text/plain(d)]',
    );
  });

  it('within another that is cut off', () => {
    const inner = [
      '--b',
      'Content-Type: multipart/alternative; boundary=c',
      '',
      '--c',
      '',
      'a',
      '--b',
      '',
      'd',
    ];
    expect(tree(parseMessage(multipart('b', ...inner)).root)).toBe(
      'multipart/mixed[multipart/alternative[text/plain(a)] text/plain(d)]',
    );
  });

  it('digest: parts are messages', () => {
    const text = mail(
      'Content-Type: multipart/digest; boundary=b',
      '',
      '--b',
      '',
      'Subject: a',
      '',
      'c',
      '--b--',
    );
    expect(tree(parseMessage(text).root)).toBe('multipart/digest[message/rfc822[text/plain(c)]]');
  });
});
