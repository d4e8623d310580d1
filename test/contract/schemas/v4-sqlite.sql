PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE address (id integer primary key, address text not null unique, domain text not null);
INSERT INTO "address" VALUES(1,'anna@example.org','example.org');
INSERT INTO "address" VALUES(2,'bert@example.net','example.net');
INSERT INTO "address" VALUES(3,'carl@example.org','example.org');
INSERT INTO "address" VALUES(5,'fred@example.org','example.org');
INSERT INTO "address" VALUES(6,'gina@example.org','example.org');
CREATE TABLE deciding (address integer primary key, stamp integer);
INSERT INTO "deciding" VALUES(2,NULL);
INSERT INTO "deciding" VALUES(5,NULL);
CREATE TABLE decision (id integer primary key, address integer not null, batch text not null,
      incident integer not null, told text not null);
INSERT INTO "decision" VALUES(1,2,'B1',0,'{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"policy","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
INSERT INTO "decision" VALUES(2,2,'B1',0,'{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"policy","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
INSERT INTO "decision" VALUES(4,5,'B1',0,'{"stream":"","action":"suppress","at":1772366400000,"madeAt":1772366400001,"until":0,"by":"person","who":"default","rule":"dead","cause":"dead","why":"It does not exist.","grounds":[{"message":1,"time":1772366400000,"reason":"user-unknown","campaign":"c1"}],"undoes":0}');
CREATE TABLE event (id integer primary key, digest blob not null, message integer, address integer,
      target integer, type text not null, at integer not null, not_ours integer not null, link real not null,
      rules_version text not null, raw blob, verdict text, told text not null, touch text);
INSERT INTO "event" VALUES(1,X'5525A9872D4D3B50630D02717A0E47EA',1,NULL,NULL,'submitted',1772366400000,0,1.0,'',NULL,NULL,'{"system":"mta","sender":"news@example.com","stream":"news","ownership":"ours","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}',NULL);
INSERT INTO "event" VALUES(2,X'77875B0368DFC6F1861A6284D19A1EFB',1,1,NULL,'delivered',1772366401000,0,1.0,'',NULL,NULL,'{"system":"mta","sender":"news@example.com","stream":"news","reply":"250 ok","ownership":"ours","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}',NULL);
INSERT INTO "event" VALUES(3,X'1042D95667E0DD625818F185B6B12C91',1,2,NULL,'notice-failed',1772366402000,0,1.0,'rules-1',X'ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB','{"reason":"mailbox-full","stage":"rcpt","hop":"mailbox","fault":"recipient","permanence":"temporary","confidence":0.9,"evidence":[],"alternatives":[],"detail":{},"labels":{},"spokenBy":""}','{"system":"mta","sender":"news@example.com","stream":"news","reply":"552 it''s full","ownership":"ours","recipient":"Bert@Example.net","keys":["m:1@example.com","q:4XYZ/20513"],"ids":{"messageId":"1@example.com"}}',NULL);
INSERT INTO "event" VALUES(4,X'7FA474DCC579E2AC8F08D737CD883F37',NULL,3,NULL,'failed',1772366403000,0,1.0,'',NULL,NULL,'{"system":"mta","ownership":"ours"}',NULL);
INSERT INTO "event" VALUES(5,X'1127D658844DC1AC1CA1674A4CF778E5',2,6,NULL,'delivered',1772366400000,0,1.0,'',NULL,NULL,'{"system":"mta","campaign":"w27","reply":"250 ok","ownership":"ours","keys":["m:2@example.com"]}',NULL);
INSERT INTO "event" VALUES(6,X'0DCFF91EEA2CE3B0949D1D51FA82AD09',2,NULL,NULL,'clicked',1772366401000,0,1.0,'',NULL,NULL,'{"system":"mta","ownership":"ours","keys":["m:2@example.com"]}','{"verdict":"human","human":0.9,"signals":[]}');
CREATE TABLE hashed_list (name text primary key, algorithm text not null, since integer not null);
INSERT INTO "hashed_list" VALUES('old','md5',1772366400000);
CREATE TABLE hashed_part (list text not null, part integer not null, hashes blob not null,
      primary key (list, part));
INSERT INTO "hashed_part" VALUES('old',0,X'EFEFEFEFEFEFEFEFEFEFEFEFEFEFEFEF');
CREATE TABLE incident (id integer primary key, start integer not null, told text not null);
INSERT INTO "incident" VALUES(1,1772366400000,'{"kind":"provider-outage","cause":"user-unknown","receivers":["example.org"],"campaigns":[],"lanes":[],"reasons":[],"start":1772366400000,"end":0,"foundAt":1772366400005,"size":12,"refusals":14,"lastGood":1772366399999,"firstGood":0,"evidence":["12 addresses that were alive"],"state":"open","recommendation":["wait"],"after":{"delivered":0,"failed":0}}');
CREATE TABLE mail_report (digest blob primary key, kind text not null, begin_at integer not null,
      end_at integer not null, told blob not null);
INSERT INTO "mail_report" VALUES(X'CDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCD','tls',1772366400000,1772366400001,X'28B52FFD20790503007246151A90A919035B9D16DA0A7EB943B8DAB4FB4284F2231E5273FE73090D430167A947D54ABE8236BF00E13806020429F86ACAC3771947FA3DDE8E69BBCE77522C40AA24611639BE4B9B61BA2629D637536D1CAD2266040200374525169C01');
CREATE TABLE message (id integer primary key, name text not null default '', message_id text not null default '', sender text not null default '', subject text not null default '',
      stream text not null default '', campaign text not null default '', lane text not null default '', submitted_at integer not null);
INSERT INTO "message" VALUES(1,'1@example.com','1@example.com','news@example.com','','news','','',1772366400000);
INSERT INTO "message" VALUES(2,'m:2@example.com','','','','','w27','',0);
CREATE TABLE message_key (key text primary key, message integer not null) without rowid;
INSERT INTO "message_key" VALUES('m:1@example.com',1);
INSERT INTO "message_key" VALUES('m:2@example.com',2);
INSERT INTO "message_key" VALUES('q:4XYZ/20513',1);
CREATE TABLE meta (name text primary key, value text not null);
INSERT INTO "meta" VALUES('schema','4');
INSERT INTO "meta" VALUES('salt','da86a5dc545a8f74b3f71ac99953a84a35e08145d89667b569ffd31a04109c4a');
INSERT INTO "meta" VALUES('last-decision','4');
INSERT INTO "meta" VALUES('unwatched','1772366400000 125792627200389');
CREATE TABLE outcome (message integer not null, address integer not null, state text not null,
      stage text not null, reason text not null, fault text not null, first_at integer not null,
      last_at integer not null, complaints integer not null, opens integer not null, clicks integer not null,
      told text not null, at integer not null default 0, primary key (message, address)) without rowid;
INSERT INTO "outcome" VALUES(1,1,'accepted','never','delivered','nobody',1772366401000,1772366401000,0,0,0,'{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0}',1772366400000);
INSERT INTO "outcome" VALUES(1,2,'accepted','never','delivered','nobody',1772366402000,1772366402000,0,0,0,'{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0}',1772366400000);
INSERT INTO "outcome" VALUES(2,6,'accepted','never','delivered','nobody',1772366400000,1772366400000,0,0,0,'{"hop":"mailbox","addressPermanence":"none","confidence":0.99,"decidedBy":0,"attempts":1,"greylisted":false,"acceptedAt":1772366400000,"failedAt":0,"forwardedTo":"","host":"","linkConfidence":1,"unsubscribes":0,"autoReplies":0,"touches":1}',1772366400000);
CREATE TABLE raw_mail (digest blob primary key, bytes blob not null, received_at integer not null);
INSERT INTO "raw_mail" VALUES(X'ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB',X'28B52FFD2015A900005375626A6563743A2072657475726E65640D0A0D0A',1772366400000);
CREATE TABLE rollup (day integer not null, receiver text not null, stream text not null,
      campaign text not null, lane text not null, state text not null, stage text not null, reason text not null,
      fault text not null, outcomes integer not null, complaints integer not null, opens integer not null,
      clicks integer not null,
      primary key (day, receiver, stream, campaign, lane, state, stage, reason, fault)) without rowid;
CREATE TABLE source (source text primary key, name text not null, format text not null,
      read_to integer not null, reader text not null, done integer not null);
INSERT INTO "source" VALUES('mta:1','mail.log','mta',77,'{}',0);
CREATE TABLE standing (address integer not null, place integer not null, told text not null,
      primary key (address, place)) without rowid;
INSERT INTO "standing" VALUES(2,0,'{"stream":"","state":"suppressed","since":1772366400000,"until":0,"next":"clear","by":"policy","who":"default","rule":"dead","why":"It does not exist."}');
INSERT INTO "standing" VALUES(5,0,'{"stream":"","state":"suppressed","since":1772366400000,"until":0,"next":"clear","by":"policy","who":"default","rule":"dead","why":"It does not exist."}');
CREATE TABLE tombstone (hash text primary key, forgotten_at integer not null, suppressed text);
INSERT INTO "tombstone" VALUES('65219dacf8952c87ff0ffa925ea6f87e4c809a435886a38c772186abc4a50835',1795605308988,NULL);
INSERT INTO "tombstone" VALUES('ccf69107c3f3e7b5ff3675f576c36c1dfe6ff9b49c29930c34b531c017ffb709',1795605308998,'[{"stream":"news","since":1772366400000,"until":0}]');
CREATE TABLE unjudged (message integer primary key, stamp integer not null);
CREATE TABLE unsettled (message integer primary key, stamp integer not null);
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
COMMIT;
