-- By which rubric an author's machine scored a commit whose facts it did not send; 0 for every other line. A score by a
-- later rubric takes the place of an earlier one.
alter table recorded_line add column rubric int not null default 0;

-- The owner sees no row while policies hold for it too.
alter table recorded_line no force row level security;
update recorded_line
    set rubric = coalesce(substring(convert_from(line, 'latin1') from '"score":\{"rubric":([0-9]{1,9})[,\}]')::int, 0)
    where facts = 0 and kind = 'commit' and position('\x00'::bytea in line) = 0;
alter table recorded_line force row level security;

-- Whether the database role has the rights of the ingest role. A superuser has, and is held by no policy anyway.
create function is_ingest() returns boolean language sql stable parallel safe
    return coalesce(pg_has_role(current_user, to_regrole('cn_ingest')::oid, 'usage'), false);
-- Ingest replaces scores, and no facts.
create policy scores_alone on recorded_line as restrictive for update using (not is_ingest() or facts = 0);
