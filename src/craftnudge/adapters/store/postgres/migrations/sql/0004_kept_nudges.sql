-- What a nudge would say of a commit, as JSON. A cache like `kept_score`: everything in it can be computed again.
create table kept_nudge (
    team_id int not null references team on delete cascade,
    rubric_key bytea not null,
    place bigint not null,
    nudge text not null,
    primary key (team_id, rubric_key, place)
);
alter table kept_nudge enable row level security;
alter table kept_nudge force row level security;
create policy own_team on kept_nudge using (team_id = this_team());
