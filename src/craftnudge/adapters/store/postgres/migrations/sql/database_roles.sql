-- The rights of the database roles, given anew after every upgrade. Nobody logs in with these roles: a login is granted
-- one of them (grant cn_web to my_login), or craftnudge changes into it for each transaction.

-- What an earlier version gave and this one does not is taken back.
revoke all on all tables in schema public from cn_web, cn_dashboard, cn_ingest, cn_tracker, cn_analysis, cn_store;
grant usage on schema public to cn_web, cn_dashboard, cn_ingest, cn_tracker, cn_analysis, cn_store;
-- A login without rights of its own sees whether the schema is its program's.
grant select on alembic_version, schema_file to public;

-- Every role reports what waits, and workers take it; the subjects of work are numbers.
grant select on team, work, dead_work to cn_web, cn_dashboard, cn_tracker, cn_analysis, cn_store;
grant update, delete on work to cn_web, cn_dashboard, cn_analysis, cn_store;
grant insert on dead_work to cn_web, cn_dashboard, cn_analysis, cn_store;

-- The web role reads what one person may see, and looks after accounts.
grant select on recorded_line, superseded, event, membership, account, address, person, consent, audit to cn_web;
grant select on published_month, published_figure, store_change to cn_web;
grant select, insert, update on kept_score to cn_web;
grant insert on event, person, audit to cn_web;
grant insert, update on account, consent, address to cn_web;
grant insert, update, delete on membership to cn_web;
grant select, insert, update, delete on sign_in, refresh_token, api_token to cn_web;

-- The dashboard shows a whole team to whoever runs its server. It knows no accounts, and changes no line.
grant select on recorded_line, superseded, event, kept_nudge, store_change to cn_dashboard;
grant select, insert, update on kept_score to cn_dashboard;
grant insert on event to cn_dashboard;

-- Ingest writes lines and what has to be done about them; it cannot read a line. It changes one only where a score by a
-- later rubric replaces one by an earlier.
grant insert, update, select (team_id, place, key, facts, recorded_order, rubric) on recorded_line to cn_ingest;
grant select, insert, update on store_change to cn_ingest;
grant select, insert, update on work to cn_ingest;
grant insert on audit to cn_ingest;

-- The tracker records the history of repositories, and compares it with what is recorded; it sees no score.
grant select, insert on recorded_line to cn_tracker;
grant select, insert, delete on superseded to cn_tracker;
grant select, insert, update on store_change to cn_tracker;
grant insert, update on work to cn_tracker;

-- Analysis reads its team, and keeps scores. Only who may change a column may hold a line while it is scored; this
-- one the database makes by itself.
grant select, update (place) on recorded_line to cn_analysis;
grant select on superseded, address, membership to cn_analysis;
grant select, insert, update, delete on kept_score, kept_nudge to cn_analysis;
grant insert on work to cn_analysis;

-- What is published is published once: it is never changed, and nothing is added to it.
grant select, insert on published_month, published_figure to cn_analysis;

-- The store forgets, erases and seals.
grant select, insert, update, delete on recorded_line, kept_score, kept_nudge, event, superseded, store_change, work, dead_work
    to cn_store;
grant select, insert on erasure, audit, audit_seal to cn_store;
grant select, delete on person, account, address, membership, consent, refresh_token, api_token to cn_store;
