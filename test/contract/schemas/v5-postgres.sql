CREATE TABLE public.address (
    id bigint NOT NULL,
    address text NOT NULL COLLATE pg_catalog."C",
    domain text NOT NULL
);
CREATE TABLE public.deciding (
    address bigint NOT NULL,
    stamp bigint
);
CREATE TABLE public.decision (
    id bigint NOT NULL,
    address bigint NOT NULL,
    batch text NOT NULL COLLATE pg_catalog."C",
    incident bigint NOT NULL,
    told text NOT NULL
);
CREATE TABLE public.event (
    id bigint NOT NULL,
    digest bytea NOT NULL,
    message bigint,
    address bigint,
    target bigint,
    type text NOT NULL,
    at bigint NOT NULL,
    not_ours bigint NOT NULL,
    link double precision NOT NULL,
    rules_version text NOT NULL,
    raw bytea,
    verdict text,
    told text NOT NULL,
    touch text
);
CREATE TABLE public.hashed_list (
    name text NOT NULL COLLATE pg_catalog."C",
    algorithm text NOT NULL,
    since bigint NOT NULL
);
CREATE TABLE public.hashed_part (
    list text NOT NULL COLLATE pg_catalog."C",
    part bigint NOT NULL,
    hashes bytea NOT NULL
);
CREATE TABLE public.incident (
    id bigint NOT NULL,
    start bigint NOT NULL,
    told text NOT NULL
);
CREATE TABLE public.mail_report (
    digest bytea NOT NULL,
    kind text NOT NULL,
    begin_at bigint NOT NULL,
    end_at bigint NOT NULL,
    told bytea NOT NULL
);
CREATE TABLE public.message (
    id bigint NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    message_id text DEFAULT ''::text NOT NULL,
    sender text DEFAULT ''::text NOT NULL,
    subject text DEFAULT ''::text NOT NULL,
    stream text DEFAULT ''::text NOT NULL,
    campaign text DEFAULT ''::text NOT NULL,
    lane text DEFAULT ''::text NOT NULL,
    submitted_at bigint NOT NULL
);
CREATE TABLE public.message_key (
    key text NOT NULL COLLATE pg_catalog."C",
    message bigint NOT NULL
);
CREATE TABLE public.meta (
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL
);
CREATE TABLE public.outcome (
    message bigint NOT NULL,
    address bigint NOT NULL,
    state text NOT NULL,
    stage text NOT NULL,
    reason text NOT NULL,
    fault text NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL,
    complaints bigint NOT NULL,
    opens bigint NOT NULL,
    clicks bigint NOT NULL,
    told text NOT NULL,
    at bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.raw_mail (
    digest bytea NOT NULL,
    bytes bytea NOT NULL,
    received_at bigint NOT NULL
);
CREATE TABLE public.rollup (
    day bigint NOT NULL,
    receiver text NOT NULL COLLATE pg_catalog."C",
    stream text NOT NULL COLLATE pg_catalog."C",
    campaign text NOT NULL COLLATE pg_catalog."C",
    lane text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    stage text NOT NULL,
    reason text NOT NULL,
    fault text NOT NULL,
    outcomes bigint NOT NULL,
    complaints bigint NOT NULL,
    opens bigint NOT NULL,
    clicks bigint NOT NULL
);
CREATE TABLE public.source (
    source text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    format text NOT NULL,
    read_to bigint NOT NULL,
    reader text NOT NULL,
    done bigint NOT NULL
);
CREATE TABLE public.standing (
    address bigint NOT NULL,
    place bigint NOT NULL,
    told text NOT NULL
);
CREATE TABLE public.tombstone (
    hash text NOT NULL COLLATE pg_catalog."C",
    forgotten_at bigint NOT NULL,
    suppressed text
);
CREATE TABLE public.unjudged (
    message bigint NOT NULL,
    stamp bigint NOT NULL
);
CREATE TABLE public.unsettled (
    message bigint NOT NULL,
    stamp bigint NOT NULL
);
INSERT INTO public.address VALUES (1, 'anna@example.org', 'example.org');
INSERT INTO public.address VALUES (2, 'bert@example.net', 'example.net');
INSERT INTO public.address VALUES (3, 'carl@example.org', 'example.org');
INSERT INTO public.address VALUES (6, 'gina@example.org', 'example.org');
INSERT INTO public.address VALUES (5, 'fred@example.org', 'example.org');
INSERT INTO public.deciding VALUES (2, NULL);
INSERT INTO public.deciding VALUES (5, NULL);
INSERT INTO public.decision VALUES (1, 2, 'B1', 0, '{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"policy","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
INSERT INTO public.decision VALUES (2, 2, 'B1', 0, '{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"policy","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
INSERT INTO public.decision VALUES (4, 5, 'B1', 0, '{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"person","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
INSERT INTO public.event VALUES (1, '\x5525a9872d4d3b50630d02717a0e47ea', 1, NULL, NULL, 'submitted', 1772366400000, 0, 1, '', NULL, NULL, '{"system":"mta","sender":"news@example.com","stream":"news","ownership":"ours","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}', NULL);
INSERT INTO public.event VALUES (2, '\x77875b0368dfc6f1861a6284d19a1efb', 1, 1, NULL, 'delivered', 1772366401000, 0, 1, '', NULL, NULL, '{"system":"mta","sender":"news@example.com","stream":"news","reply":"250 ok","ownership":"ours","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}', NULL);
INSERT INTO public.event VALUES (3, '\x1042d95667e0dd625818f185b6b12c91', 1, 2, NULL, 'notice-failed', 1772366402000, 0, 1, 'rules-1', '\xabababababababababababababababababababababababababababababababab', '{"reason":"mailbox-full","stage":"rcpt","hop":"mailbox","fault":"recipient","permanence":"temporary","confidence":0.9,"evidence":[],"alternatives":[],"detail":{},"labels":{},"spokenBy":""}', '{"system":"mta","sender":"news@example.com","stream":"news","reply":"552 it''s full","ownership":"ours","recipient":"Bert@Example.net","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}', NULL);
INSERT INTO public.event VALUES (4, '\x7fa474dcc579e2ac8f08d737cd883f37', NULL, 3, NULL, 'failed', 1772366403000, 0, 1, '', NULL, NULL, '{"system":"mta","ownership":"ours"}', NULL);
INSERT INTO public.event VALUES (5, '\x1127d658844dc1ac1ca1674a4cf778e5', 2, 6, NULL, 'delivered', 1772366400000, 0, 1, '', NULL, NULL, '{"system":"mta","campaign":"w27","reply":"250 ok","ownership":"ours","keys":["m:2@example.com"]}', NULL);
INSERT INTO public.event VALUES (6, '\x0dcff91eea2ce3b0949d1d51fa82ad09', 2, NULL, NULL, 'clicked', 1772366401000, 0, 1, '', NULL, NULL, '{"system":"mta","ownership":"ours","keys":["m:2@example.com"]}', '{"verdict":"human","human":0.9,"signals":[]}');
INSERT INTO public.event VALUES (7, '\x126070483ad35f8885b5491c7e886b7c', 2, 6, NULL, 'notice-failed', 1772366402000, 0, 0.7, '', NULL, NULL, '{"system":"mta","ownership":"ours"}', NULL);
INSERT INTO public.hashed_list VALUES ('old', 'md5', 1772366400000);
INSERT INTO public.hashed_part VALUES ('old', 0, '\xefefefefefefefefefefefefefefefef');
INSERT INTO public.incident VALUES (1, 1772366400000, '{"kind":"provider-outage","cause":"user-unknown","receivers":["example.org"],"campaigns":[],"lanes":[],"reasons":[],"start":1772366400000,"end":0,"foundAt":1772366400005,"size":12,"refusals":14,"lastGood":1772366399999,"firstGood":0,"evidence":["12 addresses that were alive"],"state":"open","recommendation":["wait"],"after":{"delivered":0,"failed":0}}');
INSERT INTO public.mail_report VALUES ('\xcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd', 'tls', 1772366400000, 1772366400001, '\x28b52ffd20790503007246151a90a919035b9d16da0a7eb943b8dab4fb4284f2231e5273fe73090d430167a947d54abe8236bf00e13806020429f86acac3771947fa3dde8e69bbce77522c40aa24611639be4b9b61ba2629d637536d1cad2266040200374525169c01');
INSERT INTO public.message VALUES (1, '1@example.com', '1@example.com', 'news@example.com', '', 'news', '', '', 1772366400000);
INSERT INTO public.message VALUES (2, 'm:2@example.com', '', '', '', '', 'w27', '', 0);
INSERT INTO public.message_key VALUES ('m:1@example.com', 1);
INSERT INTO public.message_key VALUES ('q:4XYZ/20513', 1);
INSERT INTO public.message_key VALUES ('m:2@example.com', 2);
INSERT INTO public.meta VALUES ('schema', '5');
INSERT INTO public.meta VALUES ('salt', '851c8c3e8ca2010d14b30129ba57eee062f08c591a7af0288c587a6fac2b26f4');
INSERT INTO public.meta VALUES ('last-decision', '4');
INSERT INTO public.meta VALUES ('unwatched', '1772366400000 58172942243889');
INSERT INTO public.outcome VALUES (1, 1, 'accepted', 'never', 'delivered', 'nobody', 1772366401000, 1772366401000, 0, 0, 0, '{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0}', 1772366400000);
INSERT INTO public.outcome VALUES (1, 2, 'accepted', 'never', 'delivered', 'nobody', 1772366402000, 1772366402000, 0, 0, 0, '{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0}', 1772366400000);
INSERT INTO public.outcome VALUES (2, 6, 'accepted', 'never', 'delivered', 'nobody', 1772366400000, 1772366402000, 0, 0, 0, '{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0,"touches":1}', 1772366400000);
INSERT INTO public.raw_mail VALUES ('\xabababababababababababababababababababababababababababababababab', '\x28b52ffd2015a900005375626a6563743a2072657475726e65640d0a0d0a', 1772366400000);
INSERT INTO public.source VALUES ('mta:1', 'mail.log', 'mta', 77, '{}', 0);
INSERT INTO public.standing VALUES (2, 0, '{"stream":"","state":"suppressed","since":1772366400000,"until":0,"next":"clear","by":"policy","who":"default","rule":"dead","why":"It does not exist."}');
INSERT INTO public.standing VALUES (5, 0, '{"stream":"","state":"suppressed","since":1772366400000,"until":0,"next":"clear","by":"policy","who":"default","rule":"dead","why":"It does not exist."}');
INSERT INTO public.tombstone VALUES ('a69b99df2acbc323455621357e8c37f8356d84e5273a0b2c1b6aa5c055d7cf89', 1795616630888, NULL);
INSERT INTO public.tombstone VALUES ('3bf5dfd459acbc8038cdf1981c450b94ee7682bf1c990bd6ba92df327840582c', 1795616630912, '[{"stream":"news","since":1772366400000,"until":0}]');
INSERT INTO public.unjudged VALUES (2, 108092326146419);
ALTER TABLE ONLY public.address
    ADD CONSTRAINT address_address_key UNIQUE (address);
ALTER TABLE ONLY public.address
    ADD CONSTRAINT address_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deciding
    ADD CONSTRAINT deciding_pkey PRIMARY KEY (address);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.hashed_list
    ADD CONSTRAINT hashed_list_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.hashed_part
    ADD CONSTRAINT hashed_part_pkey PRIMARY KEY (list, part);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mail_report
    ADD CONSTRAINT mail_report_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.message_key
    ADD CONSTRAINT message_key_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.outcome
    ADD CONSTRAINT outcome_pkey PRIMARY KEY (message, address);
ALTER TABLE ONLY public.raw_mail
    ADD CONSTRAINT raw_mail_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.rollup
    ADD CONSTRAINT rollup_pkey PRIMARY KEY (day, receiver, stream, campaign, lane, state, stage, reason, fault);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (source);
ALTER TABLE ONLY public.standing
    ADD CONSTRAINT standing_pkey PRIMARY KEY (address, place);
ALTER TABLE ONLY public.tombstone
    ADD CONSTRAINT tombstone_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.unjudged
    ADD CONSTRAINT unjudged_pkey PRIMARY KEY (message);
ALTER TABLE ONLY public.unsettled
    ADD CONSTRAINT unsettled_pkey PRIMARY KEY (message);
CREATE INDEX deciding_open ON public.deciding USING btree (address) WHERE (stamp IS NOT NULL);
CREATE INDEX decision_address ON public.decision USING btree (address);
CREATE INDEX decision_batch ON public.decision USING btree (batch);
CREATE INDEX decision_incident ON public.decision USING btree (incident) WHERE (incident > 0);
CREATE INDEX event_address ON public.event USING btree (address) WHERE (address IS NOT NULL);
CREATE INDEX event_attached ON public.event USING btree (address) WHERE (link < (1)::double precision);
CREATE UNIQUE INDEX event_digest ON public.event USING btree (digest);
CREATE INDEX event_loose ON public.event USING btree (id) WHERE ((message IS NULL) AND (not_ours = 0));
CREATE INDEX event_message ON public.event USING btree (message) WHERE (message IS NOT NULL);
CREATE INDEX event_not_ours ON public.event USING btree (id) WHERE (not_ours = 1);
CREATE INDEX event_raw ON public.event USING btree (raw) WHERE (raw IS NOT NULL);
CREATE INDEX event_sign ON public.event USING btree (address) WHERE ((address IS NOT NULL) AND (not_ours = 0) AND ((type = 'clicked'::text) OR (type = 'complaint'::text) OR (type = 'converted'::text) OR (type = 'human-reply'::text) OR (type = 'read-receipt'::text) OR (type = 'unsubscribed'::text)));
CREATE INDEX event_target ON public.event USING btree (target) WHERE (target IS NOT NULL);
CREATE INDEX event_touched ON public.event USING btree (at, id) WHERE ((type = 'opened'::text) OR (type = 'clicked'::text));
CREATE INDEX mail_report_begin ON public.mail_report USING btree (begin_at, digest);
CREATE INDEX message_campaign ON public.message USING btree (campaign, submitted_at) WHERE (campaign <> ''::text);
CREATE INDEX outcome_address ON public.outcome USING btree (address);
CREATE INDEX outcome_at ON public.outcome USING btree (at, message, address);
CREATE INDEX tombstone_suppressed ON public.tombstone USING btree (hash) WHERE (suppressed IS NOT NULL);
