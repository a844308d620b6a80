-- Recorded lines, byte for byte, with what they are asked by; events; scores that were kept. Everything belongs to a team.

create table team (
    id int generated always as identity primary key,
    name text not null unique,
    made_at timestamptz not null default now()
);
insert into team (name) values ('default');

-- The team that a transaction is about; null outside of one.
create function this_team() returns int language sql stable parallel safe
    return nullif(current_setting('craftnudge.team', true), '')::int;

-- A line of the journal. `key` is what makes it the same line: the id of a commit, both hashes of a rewrite.
-- The texts are bytes, as the line has them between its quotes: so they compare as the journal's reader compares them,
-- and a damaged line can be kept too. `email` is in lower case. To read them: convert_from(email, 'utf8').
create table recorded_line (
    team_id int not null references team on delete cascade,
    place bigint generated always as identity,
    kind text not null check (kind in ('commit', 'rewrite', 'other')),
    key bytea not null,
    facts int not null,
    recorded_order bytea not null,
    recorded bytea not null,
    authored bytea not null,
    email bytea not null,
    repository bytea not null,
    -- What looking back needs of a commit without its line; null for other lines, and where a figure is out of range.
    commit_id bytea,
    hash bytea,
    sound boolean not null,
    author_and_repository bytea,
    authored_seconds bigint,
    authored_offset_minutes int,
    committed_seconds bigint,
    committed_offset_minutes int,
    -- How `line` is kept: 0 as it is, 1 sealed with the key of a person.
    codec smallint not null default 0,
    line bytea not null,
    primary key (team_id, key, facts)
);
create unique index on recorded_line (team_id, place);
create index on recorded_line (team_id, email, authored);
create index on recorded_line (team_id, repository, authored);
create index on recorded_line (team_id, hash);
create index on recorded_line (team_id, commit_id);
create index on recorded_line (team_id, recorded_order, place);
create index recorded_rewrite on recorded_line (team_id, recorded_order, place) where kind = 'rewrite';

-- Counts changes, so that two states of a store can be told apart. Each connection counts in a row of its own, or all
-- writers of a team would wait for each other.
create table store_change (
    team_id int not null references team on delete cascade,
    shard smallint not null,
    appended bigint not null default 0,
    removed bigint not null default 0,
    primary key (team_id, shard)
);

create table kept_score (
    team_id int not null references team on delete cascade,
    rubric_key bytea not null,
    place bigint not null,
    score bytea not null,
    primary key (team_id, rubric_key, place)
);

-- Commits that no longer count, as the last look at a clone of their repository found them. `counts` is the hash of the
-- commit that stands for it, if one is known.
create table superseded (
    team_id int not null references team on delete cascade,
    repository bytea not null,
    hash text not null,
    reason text not null check (reason in ('unreachable', 'copy')),
    counts text,
    primary key (team_id, repository, hash)
);

-- Sessions and nudges. A person is a text here; what it stands for is decided by whoever opens the store.
create table event (
    team_id int not null references team on delete cascade,
    place bigint generated always as identity,
    person text not null,
    stream text not null check (stream in ('sessions', 'nudges')),
    line bytea not null,
    primary key (team_id, person, stream, place)
);

-- Every question names its team; row security answers for no other, whatever a query forgets.
alter table recorded_line enable row level security;
alter table recorded_line force row level security;
alter table store_change enable row level security;
alter table store_change force row level security;
alter table kept_score enable row level security;
alter table kept_score force row level security;
alter table event enable row level security;
alter table event force row level security;
create policy own_team on recorded_line using (team_id = this_team());
create policy own_team on store_change using (team_id = this_team());
create policy own_team on kept_score using (team_id = this_team());
alter table superseded enable row level security;
alter table superseded force row level security;
create policy own_team on superseded using (team_id = this_team());
create policy own_team on event using (team_id = this_team());
