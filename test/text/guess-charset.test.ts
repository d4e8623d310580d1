import { describe, expect, it } from 'vitest';
import { decodeCharset } from '../../src/text/charset.ts';
import { guessCharset } from '../../src/text/guess-charset.ts';

describe('text without a label', () => {
  it.each([
    [
      'gbk',
      'xPq1xNPKvP7O3reozba13bW90tTPwsrVvP7Iy6Osx+u87LLptdjWt7rz1tjQwreiy82how==',
      '您的邮件无法投递到以下收件人，请检查地址后重新发送。',
    ],
    [
      'big5',
      'sXqqurZspfO1TKprp+u7vKjspUikVaaspfOkSKFBvdDAy6xkpmGnfavhrau3c7VvsGWhQw==',
      '您的郵件無法投遞到以下收件人，請檢查地址後重新發送。',
    ],
    [
      'euc-kr',
      'ud60wiC757b3wMcguN7AzyDB1rzSuKYgw6PAuyC89iC++L7uILjewM/AuyC6uLO7wfYguPjH373AtM+02S4=',
      '받는 사람의 메일 주소를 찾을 수 없어 메일을 보내지 못했습니다.',
    ],
    [
      'euc-jp',
      'vKGkzqSipMbA6KTYpM6l4aXDpbuhvKW4pM+lqKXpobykzqS/pOHB97+upMekraTepLuk86THpLekv6Gj',
      '次のあて先へのメッセージはエラーのため送信できませんでした。',
    ],
    [
      'shift_jis',
      'jp+CzIKggsSQ5oLWgsyDgYNig1qBW4NXgs2DR4OJgVuCzIK9gt+Rl5BNgsWCq4LcgrmC8YLFgrWCvYFC',
      '次のあて先へのメッセージはエラーのため送信できませんでした。',
    ],
    [
      'windows-1251',
      'wuD45SDx7u7h+eXt6OUg7eUg5O7x8uDi6+Xt7jog7+738u7i++kg//no6iDv7uvz9+Dy5ev/IO/l8OXv7uvt5e0u',
      'Ваше сообщение не доставлено: почтовый ящик получателя переполнен.',
    ],
    [
      'koi8-r',
      '98HbxSDTz8/C3cXOycUgzsUgxM/T1MHXzMXOzzog0M/e1M/X2cog0d3JyyDQz8zV3sHUxczRINDF0sXQz8zOxc4u',
      'Ваше сообщение не доставлено: почтовый ящик получателя переполнен.',
    ],
  ])('%s', (name, encoded, text) => {
    const bytes = atob(encoded);
    expect(guessCharset(bytes)).toBe(name);
    expect(guessCharset(`The mail system: ${bytes} <a@example.com>`)).toBe(name);
    expect(decodeCharset(bytes, '').text).toBe(text);
  });
});

describe('Latin text is left to windows-1252', () => {
  it.each([
    [
      'German',
      'RGllIE5hY2hyaWNodCBrb25udGUgbmljaHQgenVnZXN0ZWxsdCB3ZXJkZW46IEVtcGbkbmdlciBuaWNodCBlcnJlaWNoYmFyLCBQb3N0ZmFjaCD8YmVyZvxsbHQuIEJpdHRlIHBy/GZlbiBTaWUgZGllIEdy9t9lIGb8ciDkdd9lcmUgRW1wZuRuZ2VyIHNw5HRlciBub2NobWFscywgbfZnbGljaGVyd2Vpc2UgbPZzdCBzaWNoIGRhcyBQcm9ibGVtLg==',
    ],
    [
      'French',
      'Vm90cmUgbWVzc2FnZSBukmEgcGFzIOl06SBk6WxpdnLpOiBib+50ZSBhdXggbGV0dHJlcyBwbGVpbmUsIGFkcmVzc2UgZXJyb27pZS4gUullc3NheWV6IHVsdOlyaWV1cmVtZW50LCDgIGyS6XTpIHByb2NoYWluLCB0cuhzIGJpZW509HQgZOlq4C4=',
    ],
    [
      'Spanish',
      'RWwgYnV6824gZXN04SBsbGVubzsgZWwgZGVzdGluYXRhcmlvIG5vIHBvZHLhIHJlY2liaXIgbeFzLiC/RXN04SBzZWd1cm8gZGUgbGEgZGlyZWNjafNuPyBJbnTpbnRlbG8gZGVzcHXpcywgYXF17SB0YW1iaeluIHNlZ/puIOlsLCBhc+0gc2Vy4SwgbWHxYW5hIHNlcuEgb3RybyBk7WEgbeFzLg==',
    ],
  ])('%s', (_, encoded) => {
    expect(guessCharset(atob(encoded))).toBe('');
  });
});

it('too little text is not guessed', () => {
  expect(guessCharset('\xd6\xd0\xce\xc4')).toBe('');
  expect(guessCharset('')).toBe('');
});
