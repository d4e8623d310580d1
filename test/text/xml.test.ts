import { describe, expect, test } from 'vitest';
import { elementOf, readXml, type XmlToken } from '../../src/text/xml.ts';

/** `<a>`, `</a>`, `text`, `!why`. */
const shortly = (tokens: Iterable<XmlToken>): string =>
  [...tokens]
    .map((token) => {
      if (token.kind === 'text') return token.text;
      if (token.kind === 'broken') return `!${token.why}`;
      return token.kind === 'open' ? `<${token.name}>` : `</${token.name}>`;
    })
    .join('');

const check = (text: string, expected: string): void =>
  expect(shortly(readXml(text))).toBe(expected);

describe('well-formed', () => {
  test.each([
    ['<a>x</a>', '<a>x</a>'],
    ['\ufeff<?xml version="1.0"?>\n<a/>', '<a></a>'],
    ['<p:a xmlns:p="urn:x" q=\'a>b\'><p:b/></p:a>', '<a><b></b></a>'],
    ['<a><!-- <b> -->y</a>', '<a>y</a>'],
    ['<a>1 &lt; 2 &amp;&#65;&#x42;&quot;</a>', '<a>1 < 2 &AB"</a>'],
    ['<a>&unknown; &#0; &#x110000;</a>', '<a>&unknown; &#0; &#x110000;</a>'],
    ['<a><![CDATA[<b>&amp;]]></a>', '<a><b>&amp;</a>'],
    ['<a\n>\n<b >x</b\n></a>', '<a>\n<b>x</b></a>'],
    ['', ''],
    ['no XML', ''],
  ])('%s', check);
});

describe('broken', () => {
  test.each([
    ['<a><b>x', '<a><b>x!it ends within <b>'],
    ['<a></b>', '<a>!</b> closes nothing'],
    ['<a></a></a>', '<a></a>!</a> closes nothing'],
    ['<a', '!a tag has no name'],
    ['<a x="1>2', '!<a> has no end'],
    ['<>', '!a tag has no name'],
    ['< a>', '!a tag has no name'],
    ['<a><!-- x', '<a>!it ends within a comment'],
    ['<a><![CDATA[x', '<a>!it ends within a text'],
    ['<a b<c>', '!<a> has no end'],
  ])('%s', check);
});

describe('hostile', () => {
  test('entities that grow', () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>';
    check(bomb, '!it has a document type, which is not read');
  });

  test('files from elsewhere', () => {
    const file = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    check(file, '!it has a document type, which is not read');
  });

  test('depth', () => {
    const deep = '<a>'.repeat(100_000);
    expect(shortly(readXml(deep))).toMatch(/!it is more than 50 elements deep$/);
  });

  test.each([
    ['tags without end', '<a '.repeat(300_000)],
    ['one name without end', `<${'a'.repeat(3_000_000)}`],
    ['quotes without end', `<a ${'b="c" '.repeat(300_000)}d="`],
    ['many texts in one element', `<a>${'x<b/>'.repeat(500_000)}</a>`],
    ['one text without end', `<a>${'&amp;'.repeat(1_000_000)}`],
    ['comments', `<a>${'<!---->'.repeat(300_000)}`],
  ])('%s takes no more than a moment', (_, text) => {
    const started = performance.now();
    const tokens = readXml(text);
    tokens.next();
    elementOf('a', tokens);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('more elements than a record has are left out', () => {
    const tokens = readXml(`<a>${'<b/>'.repeat(20_000)}</a>`);
    tokens.next();
    expect(elementOf('a', tokens)?.children).toHaveLength(10_000);
  });
});
