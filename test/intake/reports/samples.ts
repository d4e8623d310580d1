// Reports as receivers write them, made for the tests.

interface Sample {
  readonly ip?: string;
  readonly count?: number;
  readonly disposition?: string;
  readonly dkim?: string;
  readonly spf?: string;
  readonly reason?: string;
  readonly from?: string;
}

export const record = (it: Sample = {}): string => `
  <record>
    <row>
      <source_ip>${it.ip ?? '192.0.2.1'}</source_ip>
      <count>${it.count ?? 1}</count>
      <policy_evaluated>
        <disposition>${it.disposition ?? 'none'}</disposition>
        <dkim>${it.dkim ?? 'pass'}</dkim>
        <spf>${it.spf ?? 'pass'}</spf>${it.reason ? `<reason><type>${it.reason}</type><comment>seen before</comment></reason>` : ''}
      </policy_evaluated>
    </row>
    <identifiers>
      <envelope_from>bounce.example.com</envelope_from>
      <header_from>${it.from ?? 'example.com'}</header_from>
    </identifiers>
    <auth_results>
      <dkim><domain>example.com</domain><selector>s1</selector><result>${it.dkim ?? 'pass'}</result></dkim>
      <spf><domain>bounce.example.com</domain><scope>mfrom</scope><result>${it.spf ?? 'pass'}</result></spf>
    </auth_results>
  </record>`;

interface SampleReport {
  readonly organisation?: string;
  readonly email?: string;
  readonly id?: string;
  readonly begin?: string;
  readonly root?: string;
}

/** From 2026-03-01, one day. */
export const dmarcXml = (
  records: string,
  it: SampleReport = {},
): string => `<?xml version="1.0" encoding="UTF-8" ?>
<${it.root ?? 'feedback'}>
  <version>1.0</version>
  <report_metadata>
    <org_name>${it.organisation ?? 'receiver.example'}</org_name>
    <email>${it.email ?? 'dmarc@receiver.example'}</email>
    <report_id>${it.id ?? '17'}</report_id>
    <date_range><begin>${it.begin ?? '1772323200'}</begin><end>1772409599</end></date_range>
  </report_metadata>
  <policy_published>
    <domain>Example.com</domain><adkim>r</adkim><aspf>r</aspf><p>reject</p><sp>none</sp><pct>100</pct>
  </policy_published>${records}
</${(it.root ?? 'feedback').replace(/ .*/, '')}>
`;

/** From 2026-03-01, one day: 98 sessions went well, 5 did not. */
export const tlsJson = (): unknown => ({
  'organization-name': 'Sender Inc.',
  'date-range': {
    'start-datetime': '2026-03-01T00:00:00Z',
    'end-datetime': '2026-03-01T23:59:59Z',
  },
  'contact-info': 'tls@sender.example',
  'report-id': '5065427c-23d3@sender.example',
  policies: [
    {
      policy: {
        'policy-type': 'sts',
        'policy-string': ['version: STSv1', 'mode: testing', 'mx: *.example.com', 'max_age: 86400'],
        'policy-domain': 'Example.com',
        'mx-host': ['*.example.com'],
      },
      summary: { 'total-successful-session-count': 98, 'total-failure-session-count': 5 },
      'failure-details': [
        {
          'result-type': 'certificate-expired',
          'sending-mta-ip': '2001:db8::1',
          'receiving-mx-hostname': 'mx1.example.com',
          'failed-session-count': 3,
        },
        {
          'result-type': 'starttls-not-supported',
          'sending-mta-ip': '192.0.2.9',
          'receiving-mx-hostname': 'mx2.example.com',
          'failed-session-count': 2,
          'failure-reason-code': 'no STARTTLS',
        },
      ],
    },
  ],
});
