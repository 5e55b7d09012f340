-- Room 2: the tables of people are closed here; who sees a person is decided in sharing, the highest room it depends on.
call protect_table('people_person', 'select, insert, update');
-- What whose row it is says is never changed: a row of one's own that became somebody else's would open their plan.
call protect_table('people_personsource', 'select, insert, update (verbatim, sha256)');
call protect_table('people_registration', 'select, insert, update (until_on)');
call protect_table('people_need', 'select, insert, update (confirmed_at, confirmed_by)');
call protect_table('people_adjustment', 'select, insert, update (confirmed_at, confirmed_by, ended_at, ended_by, ended_why)');
call protect_table('people_identifier', 'select, insert, update (verified, ended_at)');
call protect_table('people_contactpoint', 'select, insert, update (preference, note, ended_at)');
call protect_table('people_background', 'select, insert, update (ethnicity, religion, impairments, household, dependants, home_access, changed_at, changed_by)');
call protect_table('people_keptapart', 'select, insert');
call insert_only('people_keptapart');
call protect_table('people_informationneed', 'select, insert, update (given, format, given_at, given_by, given_by_name, understood, told_back)');
call protect_table('people_merge', 'select, insert, update (undone_at, undone_by, undone_why)');
call protect_table('people_signincode', 'insert');
call protect_table('people_accountrecovery', 'select, insert, update (second_by, second_how, second_at)');
call protect_table('people_possiblematch', 'select, insert, update (decided_at, decided_by, is_same)');
call protect_table('people_importrun', 'select, insert, update');
call protect_table('people_importproblem', 'select, insert');

-- Accounts, organisations, teams, memberships and client keys hold no health data and are read before anybody is known
-- (house.md 9.7): exempt from row-level security by the named list in tests/house/exempt_tables.py.
grant select, insert, update on people_account, people_organisation, people_team, people_membership, people_clientkey
    to alongside_runtime;
grant select on people_account, people_organisation, people_team, people_membership to alongside_gate;

create function staff_of(p_organisation uuid) returns boolean language sql stable as
$$ select acting('role') not in ('person', 'proxy', 'carer', 'client', 'system', 'anonymous')
      and p_organisation = acting_id('organisation') $$;
-- Roles that handle lists of people: who they are and what is due, never what the plan says.
create function handles_caseload() returns boolean language sql stable as
$$ select acting('role') in ('coordinator', 'professional', 'health-care-assistant', 'practice-administrator')
       and coalesce(acting('assurance') = 'two-factor', false) $$;

create function is_import() returns boolean language sql stable as
$$ select acting('role') = 'system' and acting('purpose') = 'import' $$;

-- Being on a list opens the plan to the team, so nobody puts another organisation's person on theirs by hand: the list
-- of an organisation's own system (an import) may, and otherwise the person shares.
create function is_looked_after_elsewhere(p_person uuid, p_organisation uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select 1 from people_registration where person_id = p_person and organisation_id <> p_organisation) $$;
alter function is_looked_after_elsewhere(uuid, uuid) owner to alongside_gate;

-- records_of: this record and those that were joined to it. linked_records: all records of the same person, from any of
-- them. Ids and nothing else: what hangs on each is seen by whoever may see it there.
create function records_of(p_person uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
    select array(select id from people_person where id = p_person or merged_into_id = p_person) $$;
alter function records_of(uuid) owner to alongside_gate;
create function linked_records(p_person uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
    select array(select r.id from people_person r where r.id = kept or r.merged_into_id = kept)
    from coalesce((select merged_into_id from people_person where id = p_person), p_person) kept $$;
alter function linked_records(uuid) owner to alongside_gate;
-- has_safe_way: that a safe way to reach somebody is kept apart, for those who may read it and the job that sends; never
-- which. Nobody else, the person's own pages neither, is told that there is one.
create function has_safe_way(p_person uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select coalesce(acting('role') in ('system', 'coordinator', 'professional', 'health-care-assistant',
                                       'practice-administrator'), false)
       and exists (select from (select distinct on (k.person_id) k.words from people_keptapart k
                                where k.person_id = any(records_of(p_person)) and k.kind = 'safe-contact'
                                order by k.person_id, k.number desc) newest
                   where newest.words <> '') $$;
alter function has_safe_way(uuid) owner to alongside_gate;
revoke all on function records_of(uuid), linked_records(uuid), has_safe_way(uuid) from public;
grant execute on function records_of(uuid), linked_records(uuid), has_safe_way(uuid) to alongside_runtime;

-- The log of imports: written by the import, read by those who handle lists.
create policy sees on people_importrun for select to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and ((select is_import()) or (select handles_caseload())));
create policy starts on people_importrun for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select is_import()));
create policy finishes on people_importrun for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and (select is_import()));
create policy sees on people_importproblem for select to alongside_runtime
    using (run_id in (select id from people_importrun));
create policy adds on people_importproblem for insert to alongside_runtime
    with check ((select is_import()) and run_id in (select id from people_importrun));

create policy keeps on people_accountrecovery for all to alongside_runtime
    using (organisation_id = (select acting_id('organisation'))
           and (select acting('role')) in ('administrator', 'privacy-officer'))
    with check (organisation_id = (select acting_id('organisation'))
           and (select acting('role')) in ('administrator', 'privacy-officer'));

-- A code is made by staff or a job and never read back; redeem_code() is the only way to use it.
grant update on people_signincode to alongside_gate;
create policy gate_redeems on people_signincode for update to alongside_gate using (true) with check (true);

-- redeem_code: the person, what they are called, and the carer's name if it is a carer's code, when the birth date is right.
-- A wrong birth date costs one of five tries. The work done is the same whatever the answer.
create function redeem_code(p_hash text, p_born_on date)
returns table (person uuid, for_name text, name text, called text)
language plpgsql security definer set search_path = public as $$
declare found_code people_signincode%rowtype; v_person people_person%rowtype;
begin
    select * into found_code from people_signincode where code_hash = p_hash for update;
    select * into v_person from people_person where id = found_code.person_id;
    if found_code.id is null or found_code.used_at is not null or found_code.tries >= 5
       or found_code.expires_at < acting_at() then
        return;
    end if;
    if v_person.born_on is distinct from p_born_on then
        update people_signincode set tries = tries + 1 where id = found_code.id;
        return;
    end if;
    update people_signincode set used_at = acting_at() where id = found_code.id;
    return query select v_person.id, found_code.for_name, concat_ws(' ', v_person.given_name, v_person.family_name),
        coalesce(nullif(v_person.preferred_name, ''), v_person.given_name);
end $$;
alter function redeem_code(text, date) owner to alongside_gate;

-- verified_person: the person whom another service has proved by NHS number (NHS login, P9), when the birth date agrees.
create function verified_person(p_nhs_number text, p_born_on date)
returns table (person uuid, name text, called text) language sql stable security definer set search_path = public as $$
    select id, concat_ws(' ', given_name, family_name), coalesce(nullif(preferred_name, ''), given_name)
    from people_person where nhs_number = p_nhs_number and born_on = p_born_on and merged_into_id is null $$;
alter function verified_person(text, date) owner to alongside_gate;
revoke all on function verified_person(text, date) from public;
grant execute on function verified_person(text, date) to alongside_runtime;

-- match_person: is a received person somebody we know? "same" | "possible" | "conflict" | "new", without letting the
-- importer read anybody else's person (house.md 9.9).
create function match_person(
    p_organisation uuid, p_source_id text, p_nhs_number text, p_given text, p_family text, p_born_on date
) returns table (outcome text, person uuid) language plpgsql security definer set search_path = public as $$
declare v_person people_person%rowtype;
begin
    select p.* into v_person from people_person p join people_personsource s on s.person_id = p.id
        where s.organisation_id = p_organisation and s.source_id = p_source_id;
    if found then return query select 'same', v_person.id; return; end if;
    select * into v_person from people_person where nhs_number = p_nhs_number;
    if found and v_person.born_on = p_born_on and lower(v_person.family_name) = lower(p_family) then
        return query select 'same', v_person.id; return;
    elsif found then
        return query select 'conflict', null::uuid; return;
    end if;
    select p.* into v_person from people_person p
        join people_registration r on r.person_id = p.id and r.organisation_id = p_organisation
        where p.born_on = p_born_on and lower(p.family_name) = lower(p_family) and lower(p.given_name) = lower(p_given)
        limit 1;
    if found then return query select 'possible', v_person.id; return; end if;
    return query select 'new', null::uuid;
end $$;
alter function match_person(uuid, text, text, text, text, date) owner to alongside_gate;
revoke all on function redeem_code(text, date), match_person(uuid, text, text, text, text, date),
    is_looked_after_elsewhere(uuid, uuid) from public;
grant execute on function redeem_code(text, date), match_person(uuid, text, text, text, text, date),
    is_looked_after_elsewhere(uuid, uuid) to alongside_runtime;
