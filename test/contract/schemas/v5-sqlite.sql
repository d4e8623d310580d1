PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (name text primary key, value text not null);
INSERT INTO meta VALUES('schema','5');
INSERT INTO meta VALUES('salt','e2787594c7c4fb1d1a1c69b08a18a89e2df07157a67d8ed21b76cdd4e93c33b0');
INSERT INTO meta VALUES('last-decision','4');
INSERT INTO meta VALUES('unwatched','1772366400000 101218244374823');
CREATE TABLE source (source text primary key, name text not null, format text not null,
      read_to integer not null, reader text not null, done integer not null);
INSERT INTO source VALUES('mta:1','mail.log','mta',77,'{}',0);
CREATE TABLE message (id integer primary key, name text not null default '', message_id text not null default '', sender text not null default '', subject text not null default '',
      stream text not null default '', campaign text not null default '', lane text not null default '', submitted_at integer not null);
INSERT INTO message VALUES(1,'1@example.com','1@example.com','news@example.com','','news','','',1772366400000);
INSERT INTO message VALUES(2,'m:2@example.com','','','','','w27','',0);
CREATE TABLE message_key (key text primary key, message integer not null) without rowid;
INSERT INTO message_key VALUES('m:1@example.com',1);
INSERT INTO message_key VALUES('m:2@example.com',2);
INSERT INTO message_key VALUES('q:4XYZ/20513',1);
CREATE TABLE address (id integer primary key, address text not null unique, domain text not null);
INSERT INTO address VALUES(1,'anna@example.org','example.org');
INSERT INTO address VALUES(2,'bert@example.net','example.net');
INSERT INTO address VALUES(3,'carl@example.org','example.org');
INSERT INTO address VALUES(5,'fred@example.org','example.org');
INSERT INTO address VALUES(6,'gina@example.org','example.org');
CREATE TABLE event (id integer primary key, digest blob not null, message integer, address integer,
      target integer, type text not null, at integer not null, not_ours integer not null, link real not null,
      rules_version text not null, raw blob, verdict text, told text not null, touch text);
INSERT INTO event VALUES(1,X'5525a9872d4d3b50630d02717a0e47ea',1,NULL,NULL,'submitted',1772366400000,0,1.0,'',NULL,NULL,'{"system":"mta","sender":"news@example.com","stream":"news","ownership":"ours","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}',NULL);
INSERT INTO event VALUES(2,X'77875b0368dfc6f1861a6284d19a1efb',1,1,NULL,'delivered',1772366401000,0,1.0,'',NULL,NULL,'{"system":"mta","sender":"news@example.com","stream":"news","reply":"250 ok","ownership":"ours","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}',NULL);
INSERT INTO event VALUES(3,X'1042d95667e0dd625818f185b6b12c91',1,2,NULL,'notice-failed',1772366402000,0,1.0,'rules-1',X'abababababababababababababababababababababababababababababababab','{"reason":"mailbox-full","stage":"rcpt","hop":"mailbox","fault":"recipient","permanence":"temporary","confidence":0.9,"evidence":[],"alternatives":[],"detail":{},"labels":{},"spokenBy":""}','{"system":"mta","sender":"news@example.com","stream":"news","reply":"552 it''s full","ownership":"ours","recipient":"Bert@Example.net","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}',NULL);
INSERT INTO event VALUES(4,X'7fa474dcc579e2ac8f08d737cd883f37',NULL,3,NULL,'failed',1772366403000,0,1.0,'',NULL,NULL,'{"system":"mta","ownership":"ours"}',NULL);
INSERT INTO event VALUES(5,X'1127d658844dc1ac1ca1674a4cf778e5',2,6,NULL,'delivered',1772366400000,0,1.0,'',NULL,NULL,'{"system":"mta","campaign":"w27","reply":"250 ok","ownership":"ours","keys":["m:2@example.com"]}',NULL);
INSERT INTO event VALUES(6,X'0dcff91eea2ce3b0949d1d51fa82ad09',2,NULL,NULL,'clicked',1772366401000,0,1.0,'',NULL,NULL,'{"system":"mta","ownership":"ours","keys":["m:2@example.com"]}','{"verdict":"human","human":0.9,"signals":[]}');
INSERT INTO event VALUES(7,X'126070483ad35f8885b5491c7e886b7c',2,6,NULL,'notice-failed',1772366402000,0,0.69999999999999995559,'',NULL,NULL,'{"system":"mta","ownership":"ours"}',NULL);
CREATE TABLE outcome (message integer not null, address integer not null, state text not null,
      stage text not null, reason text not null, fault text not null, first_at integer not null,
      last_at integer not null, complaints integer not null, opens integer not null, clicks integer not null,
      told text not null, at integer not null default 0, primary key (message, address)) without rowid;
INSERT INTO outcome VALUES(1,1,'accepted','never','delivered','nobody',1772366401000,1772366401000,0,0,0,'{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0}',1772366400000);
INSERT INTO outcome VALUES(1,2,'accepted','never','delivered','nobody',1772366402000,1772366402000,0,0,0,'{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0}',1772366400000);
INSERT INTO outcome VALUES(2,6,'accepted','never','delivered','nobody',1772366400000,1772366402000,0,0,0,'{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0,"touches":1}',1772366400000);
CREATE TABLE unsettled (message integer primary key, stamp integer not null);
CREATE TABLE raw_mail (digest blob primary key, bytes blob not null, received_at integer not null);
INSERT INTO raw_mail VALUES(X'abababababababababababababababababababababababababababababababab',X'28b52ffd2015a900005375626a6563743a2072657475726e65640d0a0d0a',1772366400000);
CREATE TABLE rollup (day integer not null, receiver text not null, stream text not null,
      campaign text not null, lane text not null, state text not null, stage text not null, reason text not null,
      fault text not null, outcomes integer not null, complaints integer not null, opens integer not null,
      clicks integer not null,
      primary key (day, receiver, stream, campaign, lane, state, stage, reason, fault)) without rowid;
CREATE TABLE tombstone (hash text primary key, forgotten_at integer not null, suppressed text);
INSERT INTO tombstone VALUES('fb92057f043759eb0a667c65b135fa805132b6ae2325e6281fede184f394ab33',1795616630316,NULL);
INSERT INTO tombstone VALUES('13bb353a303b4956450ca8bfde0f86aaad1aea11f95b4c27cac7127a6e4e522f',1795616630329,'[{"stream":"news","since":1772366400000,"until":0}]');
CREATE TABLE decision (id integer primary key, address integer not null, batch text not null,
      incident integer not null, told text not null);
INSERT INTO decision VALUES(1,2,'B1',0,'{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"policy","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
INSERT INTO decision VALUES(2,2,'B1',0,'{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"policy","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
INSERT INTO decision VALUES(4,5,'B1',0,'{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"person","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
CREATE TABLE standing (address integer not null, place integer not null, told text not null,
      primary key (address, place)) without rowid;
INSERT INTO standing VALUES(2,0,'{"stream":"","state":"suppressed","since":1772366400000,"until":0,"next":"clear","by":"policy","who":"default","rule":"dead","why":"It does not exist."}');
INSERT INTO standing VALUES(5,0,'{"stream":"","state":"suppressed","since":1772366400000,"until":0,"next":"clear","by":"policy","who":"default","rule":"dead","why":"It does not exist."}');
CREATE TABLE deciding (address integer primary key, stamp integer);
INSERT INTO deciding VALUES(2,NULL);
INSERT INTO deciding VALUES(5,NULL);
CREATE TABLE incident (id integer primary key, start integer not null, told text not null);
INSERT INTO incident VALUES(1,1772366400000,'{"kind":"provider-outage","cause":"user-unknown","receivers":["example.org"],"campaigns":[],"lanes":[],"reasons":[],"start":1772366400000,"end":0,"foundAt":1772366400005,"size":12,"refusals":14,"lastGood":1772366399999,"firstGood":0,"evidence":["12 addresses that were alive"],"state":"open","recommendation":["wait"],"after":{"delivered":0,"failed":0}}');
CREATE TABLE hashed_list (name text primary key, algorithm text not null, since integer not null);
INSERT INTO hashed_list VALUES('old','md5',1772366400000);
CREATE TABLE hashed_part (list text not null, part integer not null, hashes blob not null,
      primary key (list, part));
INSERT INTO hashed_part VALUES('old',0,X'efefefefefefefefefefefefefefefef');
CREATE TABLE mail_report (digest blob primary key, kind text not null, begin_at integer not null,
      end_at integer not null, told blob not null);
INSERT INTO mail_report VALUES(X'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','tls',1772366400000,1772366400001,X'28b52ffd20790503007246151a90a919035b9d16da0a7eb943b8dab4fb4284f2231e5273fe73090d430167a947d54abe8236bf00e13806020429f86acac3771947fa3dde8e69bbce77522c40aa24611639be4b9b61ba2629d637536d1cad2266040200374525169c01');
CREATE TABLE unjudged (message integer primary key, stamp integer not null);
INSERT INTO unjudged VALUES(2,414028666014);
CREATE UNIQUE INDEX event_digest on event (digest);
CREATE INDEX event_message on event (message) where message is not null;
CREATE INDEX event_address on event (address) where address is not null;
CREATE INDEX event_target on event (target) where target is not null;
CREATE INDEX event_raw on event (raw) where raw is not null;
CREATE INDEX event_loose on event (id) where message is null and not_ours = 0;
CREATE INDEX event_not_ours on event (id) where not_ours = 1;
CREATE INDEX outcome_address on outcome (address);
CREATE INDEX outcome_at on outcome (at, message, address);
CREATE INDEX event_sign on event (address) where address is not null and not_ours = 0
      and (type = 'clicked' or type = 'complaint' or type = 'converted' or type = 'human-reply'
        or type = 'read-receipt' or type = 'unsubscribed');
CREATE INDEX decision_address on decision (address);
CREATE INDEX decision_batch on decision (batch);
CREATE INDEX decision_incident on decision (incident) where incident > 0;
CREATE INDEX deciding_open on deciding (address) where stamp is not null;
CREATE INDEX tombstone_suppressed on tombstone (hash) where suppressed is not null;
CREATE INDEX mail_report_begin on mail_report (begin_at, digest);
CREATE INDEX event_touched on event (at, id) where type = 'opened' or type = 'clicked';
CREATE INDEX message_campaign on message (campaign, submitted_at) where campaign <> '';
CREATE INDEX event_attached on event (address) where link < 1;
COMMIT;
