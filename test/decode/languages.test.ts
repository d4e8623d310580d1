import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/decode/languages/index.ts';
import { readPhrase } from '../../src/text/phrase-syntax.ts';
import { LATIN } from '../helpers/mails-in-latin-letters.ts';
import { OTHER } from '../helpers/mails-in-other-letters.ts';
import { readMail, told } from '../helpers/plain-mail.ts';

const ROWS = [...LATIN, ...OTHER];

const PHRASES = [
  'absences',
  'automatics',
  'lefts',
  'moves',
  'challenges',
  'failureSubjects',
  'failures',
  'causes',
  'delaySubjects',
  'delays',
  'successes',
  'copies',
] as const;

const COPY = `Return-Path: <bounce+77@example.org>
Received: from app.example.org by mx.example.net; Wed, 25 Nov 2026 09:00:00 +0000
Message-ID: <1@example.org>
From: News <news@example.org>
To: <decoy@example.com>
Subject: Spring

550 5.7.1 <decoy2@example.com> is no recipient`;

describe('every language', () => {
  it.each(LANGUAGES.map((language) => [language.code, language] as const))(
    '%s has good phrases',
    (_code, language) => {
      const bad = PHRASES.flatMap((list) =>
        language[list].filter((phrase) => readPhrase(phrase).problem !== ''),
      );
      expect(bad).toEqual([]);
    },
  );

  it('has a row of example mails', () => {
    expect(ROWS.map((row) => row.code).sort()).toEqual(LANGUAGES.map(({ code }) => code).sort());
  });
});

describe('a failure notice of a mail system', () => {
  it.each(ROWS.map(({ code, failure }) => [code, ...failure] as const))(
    'in %s',
    (_code, subject, sentence, copy) => {
      const notice = readMail(
        { From: 'postmaster@mx.example.net', 'Return-Path': '<>', Subject: subject },
        `${sentence}\n\n  a@example.com\n    550 5.2.1 xyzzy\n\n${copy}\n\n${COPY}`,
      );
      expect(told(notice)).toBe('failed a@example.com');
      expect(notice.reports[0]?.diagnostic).toBe('550 5.2.1 xyzzy');
    },
  );
});

describe('a failure notice that only its words and a null return path tell', () => {
  it.each(ROWS.map(({ code, failure }) => [code, ...failure] as const))(
    'in %s',
    (_code, subject, sentence, copy) => {
      const notice = readMail(
        { From: 'relay@example.net', 'Return-Path': '<>', Subject: subject },
        `${sentence}\n\n<a@example.com>\n\n${copy}\n\ndecoy@example.com`,
      );
      expect(told(notice)).toBe('failed a@example.com');
    },
  );
});

describe('a failure notice pasted without its header', () => {
  it.each(ROWS.map(({ code, failure }) => [code, failure[1], failure[2]] as const))(
    'in %s',
    (_code, sentence, copy) => {
      const fields = { From: '', To: '', Date: '', 'Content-Type': '' };
      const text = `${sentence}\n\n<a@example.com>: 550 5.2.1 xyzzy\n\n${copy}\n\n${COPY}`;
      expect(told(readMail(fields, text))).toBe('failed a@example.com');
    },
  );
});

describe('a delay notice', () => {
  it.each(ROWS.map(({ code, delay }) => [code, ...delay] as const))(
    'in %s',
    (_code, subject, sentence) => {
      const notice = readMail(
        { From: 'postmaster@mx.example.net', 'Return-Path': '<>', Subject: subject },
        `${sentence}\n\n<a@example.com>: 450 4.2.1 xyzzy`,
      );
      expect(told(notice)).toBe('delayed a@example.com');
    },
  );
});

describe('an automatic reply told by its subject', () => {
  it.each(ROWS.map(({ code, absence }) => [code, ...absence] as const))(
    'in %s',
    (_code, subject, sentence) => {
      const notice = readMail({ Subject: `${subject}: Spring offer` }, sentence);
      expect(told(notice)).toBe('auto-reply alice@example.com');
    },
  );
});

describe('an absence with an automatic header', () => {
  it.each(ROWS.map(({ code, absence }) => [code, absence[1]] as const))(
    'is quoted in %s',
    (_code, sentence) => {
      const notice = readMail({ Subject: 'Re: x', 'Auto-Submitted': 'auto-replied' }, sentence);
      expect(told(notice)).toBe('auto-reply alice@example.com');
      expect(notice.reports[0]?.diagnostic).not.toBe('');
    },
  );
});

describe('an absence in a person’s own words', () => {
  it.each(ROWS.map(({ code, absence }) => [code, absence[1]] as const))(
    'is no automatic reply in %s',
    (_code, sentence) => {
      expect(readMail({ Subject: 'Spring' }, sentence).kind).toBe('not-a-bounce');
    },
  );
});

describe('a person who has left', () => {
  it.each(ROWS.map(({ code, left }) => [code, left] as const))('is told in %s', (_code, left) => {
    const notice = readMail(
      { Subject: 'Re: Spring', 'Auto-Submitted': 'auto-replied' },
      `${left} xyzzy.`,
    );
    expect(notice.kind).toBe('auto-reply');
    expect(notice.reports[0]?.diagnostic).not.toBe('');
  });
});
