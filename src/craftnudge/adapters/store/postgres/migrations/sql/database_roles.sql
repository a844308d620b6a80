-- The rights of the database roles, given anew after every upgrade. Nobody logs in with these roles: a login is granted
-- one of them (grant cn_web to my_login), or craftnudge changes into it for each transaction.

grant usage on schema public to cn_web, cn_ingest, cn_analysis, cn_store;

-- The web role reads what one person may see, and looks after accounts.
grant select on recorded_line, superseded, event, team, membership, account, address, person, consent, audit to cn_web;
grant select, insert, update on kept_score to cn_web;
grant insert on event, person, audit to cn_web;
grant insert, update on account, consent, address to cn_web;
grant insert, update, delete on membership to cn_web;
grant select, insert, update, delete on sign_in, refresh_token, api_token to cn_web;

-- Ingest writes lines and what has to be done about them; it cannot read a line.
grant insert, select (team_id, place, key, facts, recorded_order) on recorded_line to cn_ingest;
grant select, insert, update on store_change to cn_ingest;
grant select, insert on work to cn_ingest;
grant insert on audit to cn_ingest;

-- Analysis reads its team, and keeps scores.
grant select on recorded_line, superseded, address, membership, team to cn_analysis;
grant select, insert, update, delete on kept_score, kept_nudge to cn_analysis;
grant select, update, delete on work to cn_analysis;
grant select, insert, delete on dead_work to cn_analysis;

-- The store forgets, erases and seals.
grant select, insert, update, delete on recorded_line, kept_score, kept_nudge, event, superseded, store_change, work, dead_work
    to cn_store;
grant select, insert on erasure, audit, audit_seal to cn_store;
grant select, delete on person, account, address, membership, consent, refresh_token, api_token to cn_store;
