-- Room 4: records of authority. Who reads and writes them is decided in sharing, the highest room it depends on.
call protect_table('authority_authority', 'select, insert');
call protect_table('authority_authoritystep', 'select, insert');
call insert_only('authority_authoritystep');
call protect_table('authority_proxyinvitation', 'select, insert');
call insert_only('authority_proxyinvitation');
call protect_table('authority_capacityassessment', 'select, insert');
call insert_only('authority_capacityassessment');
call protect_table('authority_bestinterestsdecision', 'select, insert');
call insert_only('authority_bestinterestsdecision');
call protect_table('authority_competencejudgement', 'select, insert');
call insert_only('authority_competencejudgement');
-- What is said in a fact is never changed; it may end.
call protect_table('authority_personfact', 'select, insert, update (ends_on)');
call of_the_same_person('authority_authoritystep', 'authority_id', 'authority_authority');
call of_the_same_person('authority_proxyinvitation', 'authority_id', 'authority_authority');
call of_the_same_person('authority_bestinterestsdecision', 'capacity_id', 'authority_capacityassessment');

-- birthday_on: rules.authority.birthdays.birthday. 29 February is 1 March in other years.
create function birthday_on(p_born_on date, p_age integer) returns date language sql immutable parallel safe as $$
    select (p_born_on + make_interval(years => p_age))::date
        + case when to_char(p_born_on, 'MMDD') = '0229'
                and to_char(p_born_on + make_interval(years => p_age), 'MMDD') = '0228' then 1 else 0 end $$;

-- standing_at: where an authority stands at a moment: its newest step until then.
create function standing_at(p_authority uuid, p_at timestamptz) returns text
language sql stable security definer set search_path = public as $$
    select standing from authority_authoritystep where authority_id = p_authority and at <= p_at
    order by number desc limit 1 $$;
alter function standing_at(uuid, timestamptz) owner to alongside_gate;

-- guarding_lead: who keeps an authority stopped, where its newest step is a safeguarding lead's; null where nobody does.
create function guarding_lead(p_authority uuid) returns uuid
language sql stable security definer set search_path = public as $$
    select case when is_guarded then by end from authority_authoritystep where authority_id = p_authority
    order by number desc limit 1 $$;
alter function guarding_lead(uuid) owner to alongside_gate;

-- newest_finding: what was found last, until a moment, about one kind of decision, and the last day on which that is
-- relied on where ability comes and goes. Nulls where nothing was; of two at once the one that leaves the decision to them.
create function newest_finding(
    p_person uuid, p_kind text, p_at timestamptz, out can_decide boolean, out lapses_on date
) language sql stable security definer set search_path = public as $$
    select c.can_decide, case when c.fluctuates then c.review_on end
    from authority_capacityassessment c
    where c.person_id = p_person and c.kind = p_kind and c.recorded_at <= p_at
    order by c.assessed_on desc, c.recorded_at desc, c.can_decide desc limit 1 $$;
alter function newest_finding(uuid, text, timestamptz) owner to alongside_gate;

-- newest_judgement: what was judged last, until a moment, of a child's own understanding.
create function newest_judgement(
    p_person uuid, p_at timestamptz, out is_competent boolean, out judged_on date, out agreed text[]
) language sql stable security definer set search_path = public as $$
    select j.is_competent, j.judged_on, j.agreed from authority_competencejudgement j
    where j.person_id = p_person and j.recorded_at <= p_at order by j.judged_on desc, j.recorded_at desc limit 1 $$;
alter function newest_judgement(uuid, timestamptz) owner to alongside_gate;

-- left_to_parent: rules.authority.proxies._left_to_parent. Null: everything.
create function left_to_parent(p_person uuid, p_born_on date, p_at timestamptz) returns text[]
language plpgsql stable security definer set search_path = public as $$
declare
    v_turning date := birthday_on(p_born_on, 11);
    v_judged record;
begin
    if (p_at at time zone 'Europe/London')::date < v_turning then return null; end if;
    select * into v_judged from newest_judgement(p_person, p_at);
    if coalesce(v_judged.judged_on < v_turning, true) then return '{}'; end if;
    return case when v_judged.is_competent then v_judged.agreed end;
end $$;
alter function left_to_parent(uuid, date, timestamptz) owner to alongside_gate;

-- held_authorities: each authority that an account holds for a person, what it opens now, and its rank: the lowest rank of
-- all is the answer (1 stopped, 2 in force, 3 doubted, 4 out of scope, 5 ended, 6 not in use).
create function held_authorities(p_person uuid, p_account uuid, p_at timestamptz)
returns table (authority uuid, opened text[], contributes boolean, rank integer)
language plpgsql stable security definer set search_path = public as $$
declare
    v_day date := (p_at at time zone 'Europe/London')::date;
    v_person people_person%rowtype;
    v_parent text[];
    v_found record;
    v_unable boolean;
begin
    select * into v_person from people_person p where p.id = p_person;
    v_parent := left_to_parent(p_person, v_person.born_on, p_at);
    select * into v_found from newest_finding(p_person, 'see-and-manage-plan', p_at);
    v_unable := not v_found.can_decide and (v_found.lapses_on is null or v_found.lapses_on >= v_day);
    return query with held as (
        select a.id, a.kind, a.starts_on, a.ends_on, a.may_contribute and a.acting <> 'together' as contributes,
            standing_at(a.id, p_at) as standing,
            case a.kind
                when 'parental-responsibility' then
                    case when v_parent is null then a.sections
                         else array(select unnest(a.sections) intersect select unnest(v_parent)) end
                when 'lpa-welfare' then case when v_unable then a.sections else '{}' end
                when 'deputy-welfare' then case when v_found.can_decide then '{}' else a.sections end
                else '{}' end as opened
        from authority_authority a where a.person_id = p_person and a.account_id = p_account
    )
    select h.id, h.opened, h.contributes, case
        when h.standing = 'suspended' then 1
        when h.standing in ('ended', 'withdrawn') then 5
        when h.standing = 'unsure' then 3
        when h.standing is distinct from 'in-force' or h.starts_on > v_day then 6
        when h.ends_on < v_day or v_person.died_on <= v_day then 5
        when h.kind = 'parental-responsibility' and v_day >= birthday_on(v_person.born_on, 16) then 5
        when cardinality(h.opened) > 0 then 2
        else 4 end
    from held h;
end $$;
alter function held_authorities(uuid, uuid, timestamptz) owner to alongside_gate;

-- proxy_authority: what an account may do for a person by law at a moment: rules.authority.proxies.proxy_reach.
-- state is 'none', 'in-force', 'suspended', 'ended' or 'out-of-scope'; sections are empty unless it is in force.
create function proxy_authority(
    p_person uuid, p_account uuid, p_at timestamptz,
    out state text, out sections text[], out may_contribute boolean
) language plpgsql stable security definer set search_path = public as $$
declare v_rank integer;
begin
    select min(h.rank), coalesce(bool_and(h.contributes) filter (where h.rank = 2), false) into v_rank, may_contribute
        from held_authorities(p_person, p_account, p_at) h;
    state := coalesce((array['suspended', 'in-force', 'suspended', 'out-of-scope', 'ended', 'none'])[v_rank], 'none');
    may_contribute := may_contribute and state = 'in-force';
    sections := case when state = 'in-force' then array(
        select distinct o from held_authorities(p_person, p_account, p_at) h, unnest(h.opened) o where h.rank = 2)
        else '{}' end;
end $$;
alter function proxy_authority(uuid, uuid, timestamptz) owner to alongside_gate;
revoke all on function standing_at(uuid, timestamptz), guarding_lead(uuid), newest_finding(uuid, text, timestamptz),
    newest_judgement(uuid, timestamptz), left_to_parent(uuid, date, timestamptz), held_authorities(uuid, uuid, timestamptz),
    proxy_authority(uuid, uuid, timestamptz) from public;
grant execute on function standing_at(uuid, timestamptz), guarding_lead(uuid), newest_finding(uuid, text, timestamptz),
    newest_judgement(uuid, timestamptz), held_authorities(uuid, uuid, timestamptz),
    proxy_authority(uuid, uuid, timestamptz) to alongside_runtime;

-- Sign-in, before anybody acts as a proxy. invited_authority: the authority for which a code was made that was used in
-- this very transaction. welcome_proxy: its holder's account: the one linked already, else the one that the team said is
-- theirs when they made the code, else the one given. Never by name: a father and a son may share one.
create function invited_authority(p_person uuid, p_name text, out authority uuid, out account uuid)
language sql stable security definer set search_path = public as $$
    select i.authority_id, i.account_id from people_signincode c
    join authority_proxyinvitation i on i.person_id = c.person_id and i.made_at = c.made_at
    join authority_authority a on a.id = i.authority_id and a.holder_name = c.for_name
    where c.person_id = p_person and c.for_name = p_name and p_name <> '' and c.used_at = acting_at() limit 1 $$;
alter function invited_authority(uuid, text) owner to alongside_gate;

create function welcome_proxy(p_person uuid, p_name text, p_account uuid) returns uuid
language plpgsql security definer set search_path = public as $$
declare
    v_invited record;
    v_account uuid;
begin
    select * into v_invited from invited_authority(p_person, p_name);
    select coalesce(a.account_id, v_invited.account, p_account) into v_account
        from authority_authority a where a.id = v_invited.authority;
    update authority_authority set account_id = v_account
        where id = v_invited.authority and account_id is null and v_account is not null;
    return v_account;
end $$;
alter function welcome_proxy(uuid, text, uuid) owner to alongside_gate;
grant update (account_id) on authority_authority to alongside_gate;
create policy gate_links on authority_authority for update to alongside_gate using (true) with check (true);

revoke all on function invited_authority(uuid, text), welcome_proxy(uuid, text, uuid) from public;
grant execute on function invited_authority(uuid, text), welcome_proxy(uuid, text, uuid) to alongside_runtime;
