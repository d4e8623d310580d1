import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlCharset, htmlToText } from '../../src/mime/html.ts';

describe('HTML as text', () => {
  it.each([
    ['plain', 'a b', 'a b'],
    ['white space', '  a\n\t b  ', 'a b'],
    ['paragraphs', '<p>a</p>\n<p>b</p>', 'a\n\nb'],
    ['line ends', 'a<br>b<BR/>c<br><br>d', 'a\nb\nc\n\nd'],
    ['blocks', '<div>a<div>b</div></div>c', 'a\nb\nc'],
    ['inline', 'a<b>b</b> <i>c</i>', 'ab c'],
    ['table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['list', '<ul><li>a<li>b</ul>', 'a\nb'],
    [
      'entities',
      '&lt;a@example.com&gt; &amp;&nbsp;&eacute;&Eacute;&szlig; &#233;&#xE9; &#150;',
      '<a@example.com> & éÉß éé –',
    ],
    ['entity without end', '&lt;a&gt b', '<a> b'],
    ['no entity', 'a & b &foo; &#xFFFFFF; &constructor;', 'a & b &foo; \ufffd &constructor;'],
    ['script and style', 'a<script>x<y</script><style>p{}</style>b', 'ab'],
    ['title', '<title>x</title>a', 'a'],
    ['comment', 'a<!-- <p>x</p> -->b', 'ab'],
    ['doctype', '<!DOCTYPE html><?xml version="1"?>a', 'a'],
    ['link', '<a href="https://example.com/x">help</a>', 'help <https://example.com/x>'],
    ['link with its address', '<a href="mailto:a@example.com">a@example.com</a>', 'a@example.com'],
    ['link inside', '<a href="#x">a</a>', 'a'],
    [
      'link with entities',
      "<a href='https://example.com/?a=1&amp;b=2'>x</a>",
      'x <https://example.com/?a=1&b=2>',
    ],
    ['preformatted', '<pre>a\n  b\r\n</pre>c', 'a\n  b\n\nc'],
    ['address not escaped', 'for <a@example.com> failed', 'for <a@example.com> failed'],
    ['a sign alone', 'a < b > c', 'a < b > c'],
    ['tag never closed', 'a<p b', 'a'],
    ['comment never closed', 'a<!-- b', 'a'],
    ['script never closed', 'a<script>b', 'a'],
    ['capitals', '<P>a<SCRIPT>x</Script >b', 'ab'],
    ['namespaced', '<o:p>a</o:p>', 'a'],
    ['nothing', '', ''],
  ])('%s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('takes any string, in time that grows with its length', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<p',
      '<a href="',
      '"',
      '<!--',
      '-->',
      '&',
      '&#',
      ';',
      'a',
      ' ',
      '<pre>',
      '<script',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(htmlToText(pieces.join(''))).toBeTypeOf('string');
      }),
    );
    for (const text of [
      '<',
      '<p ',
      '<a href="x">',
      '</a>',
      '<!--',
      '<script>',
      '&',
      '<p>',
      '<a href=https://x>',
      ' ',
    ])
      expect(htmlToText(text.repeat(100_000))).toBeTypeOf('string');
  });
});

describe('the charset in a document', () => {
  it.each([
    ['<meta charset="utf-8">', 'utf-8'],
    ['<META http-equiv=Content-Type content="text/html; charset=gb2312">', 'gb2312'],
    ['<p>charset</p>', ''],
  ])('%s', (html, charset) => {
    expect(htmlCharset(html)).toBe(charset);
  });
});
