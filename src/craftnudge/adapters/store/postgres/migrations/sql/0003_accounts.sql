-- Who has an account, in which team and with what role; what they may see; their tokens; what was done about them.

create table person (
    id bigint generated always as identity primary key,
    made_at timestamptz not null default now()
);

-- A login can be renamed and taken over by another user of GitHub; the number cannot.
create table account (
    github_id bigint primary key check (github_id > 0),
    person_id bigint not null unique references person on delete cascade,
    login text not null default ''
);

-- Addresses that GitHub has verified, as `recorded_line.email` has them. Whoever came first keeps an address.
create table address (
    email bytea primary key,
    person_id bigint not null references person on delete cascade,
    verified_at timestamptz not null default now()
);
create index on address (person_id);

create table membership (
    team_id int not null references team on delete cascade,
    person_id bigint not null references person on delete cascade,
    role text not null check (role in ('member', 'lead', 'admin')),
    made_at timestamptz not null default now(),
    primary key (team_id, person_id)
);
create index on membership (person_id);

-- A person lets a member of the team see their commits and scores, until they withdraw it.
create table consent (
    id bigint generated always as identity primary key,
    team_id int not null references team on delete cascade,
    person_id bigint not null references person on delete cascade,
    viewer_id bigint not null references person on delete cascade,
    given_at timestamptz not null default now(),
    withdrawn_at timestamptz,
    check (person_id <> viewer_id)
);
create unique index on consent (team_id, person_id, viewer_id) where withdrawn_at is null;

-- A sign-in under way. `state` and `code` are SHA-256 of what travels; `verifier` is our half of PKCE with GitHub, and
-- `challenge` the client's half of PKCE with us.
create table sign_in (
    state bytea primary key,
    verifier text not null,
    challenge text not null,
    port int,
    code bytea unique,
    person_id bigint references person on delete cascade,
    expires_at timestamptz not null
);

-- Opaque tokens as their SHA-256. A family begins with a sign-in; the second use of one of its tokens ends all of it.
create table refresh_token (
    hash bytea primary key,
    family uuid not null,
    team_id int not null references team on delete cascade,
    person_id bigint not null references person on delete cascade,
    used_at timestamptz,
    expires_at timestamptz not null
);
create index on refresh_token (family);
create index on refresh_token (person_id);

-- A token of a person, or of a machine (then without a person) that may push the commits of one repository.
create table api_token (
    id bigint generated always as identity primary key,
    hash bytea not null unique,
    team_id int not null references team on delete cascade,
    person_id bigint references person on delete cascade,
    repository bytea,
    name text not null,
    scopes text[] not null,
    made_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_used_at timestamptz,
    check ((person_id is null) = (repository is not null))
);

-- What was done, by whom (null: a command on the server) and about whom. No text of a commit, no address. Numbers stay
-- where the person is erased: they lead to nobody then. A periodic task seals the rows into a chain.
create table audit (
    id bigint generated always as identity primary key,
    team_id int not null,
    at timestamptz not null default clock_timestamp(),
    actor_id bigint,
    subject_id bigint,
    act text not null,
    detail text not null default '',
    transaction xid8 not null default pg_current_xact_id()
);
create index on audit (team_id, id);

create table audit_seal (
    place bigint primary key,
    audit_id bigint not null unique,
    digest bytea not null
);

-- Erased addresses, hashed with a key that is not in the database: a restored backup is cleaned by them.
create table erasure (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    address_hash bytea not null unique
);

-- Who asks, and whose commits they ask for: themself unless something else is set.
create function this_person() returns bigint language sql stable parallel safe
    return nullif(current_setting('craftnudge.person', true), '')::bigint;
create function this_subject() returns bigint language sql stable parallel safe
    return coalesce(nullif(current_setting('craftnudge.subject', true), '')::bigint, this_person());
-- Tokens and sign-ins are looked up before anybody is known; the transactions that do it say so, and see no commit.
create function is_entrance() returns boolean language sql stable parallel safe
    return coalesce(current_setting('craftnudge.entrance', true), '') = 'yes';
-- Whether the database role has the rights of the web role. A superuser has, and is held by no policy anyway.
create function is_web() returns boolean language sql stable parallel safe
    return coalesce(pg_has_role(current_user, to_regrole('cn_web')::oid, 'usage'), false);

-- The functions below look through the policies of the tables they read, as their owner: each names the team itself.
create function role_here() returns text language sql stable security definer set search_path = public, pg_temp
begin atomic
    select role from membership where team_id = this_team() and person_id = this_person();
end;
create function is_member_here(wanted bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp
begin atomic
    select exists (select from membership where team_id = this_team() and person_id = wanted);
end;
-- The addresses whose commits a transaction of the web role sees: those of one person, who asks or has consented.
create function visible_emails() returns setof bytea
language sql stable security definer set search_path = public, pg_temp
begin atomic
    select email from address
    where person_id = this_subject() and is_member_here(this_subject()) and is_member_here(this_person())
        and (this_subject() = this_person() or exists (
            select from consent
            where team_id = this_team() and person_id = this_subject() and viewer_id = this_person()
                and withdrawn_at is null));
end;
-- Whether the commit that a rewrite (`old>new`) replaced is one of those.
create function is_visible_rewrite(rewrite bytea) returns boolean
language sql stable security definer set search_path = public, pg_temp
begin atomic
    select exists (
        select from recorded_line
        where team_id = this_team() and kind = 'commit' and email in (select visible_emails())
            and hash = substring(rewrite from 1 for position('\x3e'::bytea in rewrite) - 1));
end;

create policy own_commits on recorded_line as restrictive using (
    not is_web() or email in (select visible_emails()) or (kind = 'rewrite' and is_visible_rewrite(key)));
create policy own_commits on kept_score as restrictive using (
    not is_web() or exists (
        select from recorded_line line where line.team_id = kept_score.team_id and line.place = kept_score.place));
create policy own_events on event as restrictive using (not is_web() or person = this_person()::text);

alter table person enable row level security;
alter table account enable row level security;
alter table address enable row level security;
alter table membership enable row level security;
alter table consent enable row level security;
alter table sign_in enable row level security;
alter table refresh_token enable row level security;
alter table api_token enable row level security;
alter table audit enable row level security;
-- Not for memberships and consent: the functions above read them as their owner.
alter table refresh_token force row level security;
alter table api_token force row level security;
alter table audit force row level security;
create policy one_person on person using (id = this_person() or is_entrance());
create policy one_person on account using (
    person_id = this_person() or is_entrance() or is_member_here(person_id));
create policy one_person on address using (person_id = this_person() or is_entrance() or is_worker());
create policy one_team on membership for select using (
    team_id = this_team() or person_id = this_person() or is_entrance() or is_worker());
-- Leads look after members; only admins make leads and admins.
create policy by_role on membership using (
    is_entrance() or (team_id = this_team() and (role_here() = 'admin' or (role_here() = 'lead' and role = 'member'))));
create policy both_sides on consent for select using (
    team_id = this_team() and this_person() in (person_id, viewer_id));
create policy by_its_person on consent using (team_id = this_team() and person_id = this_person());
create policy entrance on sign_in using (is_entrance());
create policy one_person on refresh_token using (person_id = this_person() or is_entrance());
create policy one_person on api_token using (
    person_id = this_person() or is_entrance()
    or (person_id is null and team_id = this_team() and role_here() = 'admin'));
create policy written on audit for insert with check (team_id = this_team());
create policy by_role on audit for select using (
    team_id = this_team() and (
        this_person() in (actor_id, subject_id) or role_here() = 'admin'
        or (role_here() = 'lead' and act like 'member.%')));
create policy sealed on audit for select using (is_worker());
