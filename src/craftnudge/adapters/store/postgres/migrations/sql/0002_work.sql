-- What is still to be done about what was recorded: the truth of the events between roles. A row is written in the
-- transaction that makes it necessary, and deleted after its effect; streams only carry its number faster.

create table work (
    id bigint generated always as identity primary key,
    team_id int not null references team on delete cascade,
    kind text not null check (kind in ('track', 'analyse', 'coach', 'store', 'show')),
    -- The id of a commit, or what else the kind is about. Never a name, an address or a text of strangers.
    subject text not null,
    made_at timestamptz not null default clock_timestamp(),
    -- Nobody takes it before: it was announced in a stream, somebody has it in hand, or it failed a moment ago.
    available_at timestamptz not null default clock_timestamp(),
    tries smallint not null default 0
);
create index on work (kind, available_at, id);

-- What failed too often, with the reason, until somebody retries or drops it.
create table dead_work (
    id bigint primary key,
    team_id int not null references team on delete cascade,
    kind text not null,
    subject text not null,
    made_at timestamptz not null,
    tries smallint not null,
    reason text not null,
    died_at timestamptz not null default clock_timestamp()
);

-- Workers do the work of every team; they say so, and see the numbers of the work and nothing else of a team.
create function is_worker() returns boolean language sql stable parallel safe
    return coalesce(current_setting('craftnudge.worker', true), '') = 'yes';
alter table work enable row level security;
alter table work force row level security;
alter table dead_work enable row level security;
alter table dead_work force row level security;
create policy own_team on work using (team_id = this_team() or is_worker());
create policy own_team on dead_work using (team_id = this_team() or is_worker());
