import { describe, expect, test } from 'vitest';
import { campaignsOf, readCampaigns } from '../../src/intake/campaigns.ts';

const links = (...told: string[]): object[] =>
  told.map((one) => {
    const [link = '', url = ''] = one.replace('!', '').split(' ');
    return { link, url, isHoneypot: one.startsWith('!') };
  });

describe('readCampaigns', () => {
  const cases: readonly (readonly [string, string, object[]])[] = [
    [
      'JSON lines',
      '{"campaign":"a","links":["/x","/y"]}\n{"campaign":"b","links":[{"link":"h","honeypot":true}]}',
      [
        { campaign: 'a', links: links('0 /x', '1 /y') },
        { campaign: 'b', links: links('!h') },
      ],
    ],
    [
      'a list',
      '[{"id":"a","links":[{"number":7,"url":"/x"}],"honeypot":"z"}]',
      [{ campaign: 'a', links: links('7 /x', '!z') }],
    ],
    [
      'CSV',
      'campaign,link,url,honeypot\na,1,/x,\na,h,,true\nb,,/y,',
      [
        { campaign: 'a', links: links('1 /x', '!h') },
        { campaign: 'b', links: links('0 /y') },
      ],
    ],
    ['nothing', '', []],
  ];
  test.each(cases)('%s', (_, text, campaigns) => {
    expect(readCampaigns(text)).toEqual({ campaigns, problems: [] });
  });

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['no name', { links: [] }, 'campaign 1 has no `campaign`'],
    ['no links', { campaign: 'a' }, 'campaign 1 (a) has no list of `links`'],
    ['no table', 7, 'campaign 1 is no table'],
  ];
  test.each(wrong)('%s', (_, table, problem) => {
    expect(campaignsOf([table]).problems.join()).toContain(problem);
  });
});
