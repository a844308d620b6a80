-- Figures of a team, published once for each month that is over. They are what a server with accounts shows of a team:
-- computed on request, two periods that differ by a day could be subtracted.

create table published_month (
    team_id int not null references team on delete cascade,
    month date not null check (extract(day from month) = 1),
    published_at timestamptz not null default now(),
    transaction xid8 not null default pg_current_xact_id(),
    primary key (team_id, month)
);

-- An average of people's averages, and how far those lie apart. `scale` is 10 for scores, 1 for shares. Fewer than five
-- people, or figures finer than the program rounds them, are refused whoever writes them.
create table published_figure (
    team_id int not null,
    month date not null,
    repository text not null,
    name text not null,
    scale numeric not null check (scale in (1, 10)),
    average numeric not null check (average between 0 and scale),
    spread numeric not null check (spread between 0 and scale),
    people int not null check (people >= 5),
    primary key (team_id, month, repository, name),
    foreign key (team_id, month) references published_month on delete cascade,
    check (
        (average % (scale * case when people >= 20 then 0.01 when people >= 10 then 0.02 else 0.05 end)) = 0
        and (spread % (scale * case when people >= 20 then 0.01 when people >= 10 then 0.02 else 0.05 end)) = 0)
);

-- Commits of a month may still arrive from laptops in its first days after; afterwards they change nothing.
create function refuse_open_month() returns trigger language plpgsql as $$
begin
    if (new.month + interval '1 month 3 days')::date > (now() at time zone 'utc')::date then
        raise exception 'the month % is not over', new.month using errcode = 'check_violation';
    end if;
    new.transaction := pg_current_xact_id();
    return new;
end $$;
create trigger month_is_over before insert on published_month for each row execute function refuse_open_month();

create function refuse_later_figure() returns trigger language plpgsql as $$
begin
    if not exists (
        select from published_month
        where team_id = new.team_id and month = new.month and transaction = pg_current_xact_id()
    ) then
        raise exception 'the month % was published already', new.month using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger published_at_once before insert on published_figure for each row execute function refuse_later_figure();

alter table published_month enable row level security;
alter table published_month force row level security;
alter table published_figure enable row level security;
alter table published_figure force row level security;
create policy own_team on published_month using (team_id = this_team());
create policy own_team on published_figure using (team_id = this_team());
create policy members on published_month as restrictive using (not is_web() or role_here() is not null);
create policy members on published_figure as restrictive using (not is_web() or role_here() is not null);

-- publish: what is still to be published of a team.
alter table work drop constraint work_kind_check;
alter table work add constraint work_kind_check check (kind in ('track', 'analyse', 'coach', 'store', 'show', 'publish'));
