-- Room 5: the decision of rules/sharing.py, in the database, and every policy that depends on it in this room and below.
call protect_table('sharing_sharingdecision', 'select, insert');
call insert_only('sharing_sharingdecision');
call protect_table('sharing_restriction', 'select, insert, update');
call protect_table('health_condition', 'select, insert, update');
call protect_table('health_medicine', 'select, insert, update');
call protect_table('health_allergy', 'select, insert, update');
call protect_table('health_result', 'select, insert, update');
call protect_table('appointments_appointment', 'select, insert, update');
-- Whose message it is, and what it is, is never changed.
call protect_table('messaging_message', 'select, insert, update (channel, due_at, status, tries, claimed_at, finished_at,
    reference, why, settled_by, settled_words)');

-- role_sections: rules.sharing.ROLE_SECTIONS. Null for a role that has none.
create function role_sections(p_role text) returns text[] language sql immutable parallel safe as $$
    select case
        when p_role in ('coordinator', 'professional') then array['what-matters', 'about-me', 'strengths', 'needs',
            'goals', 'health', 'emergencies', 'future', 'people', 'other-plans']
        when p_role = 'health-care-assistant' then array['about-me', 'what-matters', 'health', 'people']
    end $$;

-- reader_facts: rules.sharing.Facts for one reader and one person. chosen is null where the person decided nothing.
create function reader_facts(
    p_person uuid, p_role text, p_account uuid, p_organisation uuid, p_at timestamptz,
    out registered boolean, out chosen text[], out may_contribute boolean, out restricted text[]
) language plpgsql stable security definer set search_path = public as $$
declare
    v_day date := (p_at at time zone 'Europe/London')::date;
    v_decision sharing_sharingdecision%rowtype;
begin
    registered := exists (select 1 from people_registration r where r.person_id = p_person
        and r.organisation_id = p_organisation and r.since_on <= v_day and (r.until_on is null or r.until_on >= v_day));
    if p_role = 'carer' then
        select * into v_decision from sharing_sharingdecision d where d.person_id = p_person and d.account_id = p_account
            and d.starts_on <= v_day order by d.number desc limit 1;
    else
        select * into v_decision from sharing_sharingdecision d where d.person_id = p_person
            and d.organisation_id = p_organisation and d.starts_on <= v_day order by d.number desc limit 1;
    end if;
    if v_decision.id is not null and (v_decision.ends_on is null or v_decision.ends_on >= v_day) then
        chosen := v_decision.sections;
        may_contribute := v_decision.may_contribute;
    end if;
    select coalesce(array_agg(coalesce(x.section, '*')), '{}') into restricted from sharing_restriction x
        where x.person_id = p_person and x.lifted_at is null
          and (x.account_id = p_account or x.organisation_id = p_organisation);
end $$;
alter function reader_facts(uuid, text, uuid, uuid, timestamptz) owner to alongside_gate;

-- decide_from: rules.sharing.decide, line by line.
create function decide_from(
    p_section text, p_contribute boolean, p_role text, p_is_own boolean, p_registered boolean, p_chosen text[],
    p_may_contribute boolean, p_restricted text[]
) returns boolean language sql immutable parallel safe as $$
    select case
        when p_role is null or p_role = 'anonymous' then false
        when '*' = any(p_restricted) or p_section = any(p_restricted) then false
        when p_is_own and p_role = 'person' then true
        when p_is_own and p_role = 'system' and not p_contribute then true
        when p_role not in ('coordinator', 'professional', 'vcse-partner', 'client', 'carer', 'health-care-assistant')
            then false
        when p_chosen is not null and not p_section = any(p_chosen) then false
        when p_chosen is not null and p_role in ('coordinator', 'professional', 'vcse-partner', 'client', 'carer') then
            not p_contribute or p_may_contribute or (p_registered and p_role in ('coordinator', 'professional'))
        else p_registered and coalesce(p_section = any(role_sections(p_role)), false)
    end $$;

-- The functions that policies call are plpgsql: their plans are kept for the session, and are not planned again inside
-- every query that meets a policy.
create function decide_section(
    p_person uuid, p_section text, p_contribute boolean, p_role text, p_account uuid, p_organisation uuid, p_own uuid,
    p_at timestamptz
) returns boolean language plpgsql stable as $$
begin
    return (select decide_from(p_section, p_contribute, p_role, coalesce(p_own = p_person, false), f.registered, f.chosen,
                               f.may_contribute, f.restricted)
            from reader_facts(p_person, p_role, p_account, p_organisation, p_at) f);
end $$;

-- sections_seen: the sections of one person that this reader may see: decide_section for all of them at once.
create function sections_seen(
    p_person uuid, p_role text, p_account uuid, p_organisation uuid, p_own uuid, p_at timestamptz
) returns text[] language plpgsql stable as $$
begin
    return (select coalesce(array_agg(s), '{}')
            from unnest(role_sections('coordinator')) s,
                 (select * from reader_facts(p_person, p_role, p_account, p_organisation, p_at)) f
            where decide_from(s, false, p_role, coalesce(p_own = p_person, false), f.registered, f.chosen,
                              f.may_contribute, f.restricted));
end $$;

-- For the one who acts in this transaction. acting_own: rules.actors.Actor.own_plan.
create function acting_own() returns uuid language sql stable parallel safe as $$
    select case when acting('role') = 'person' then acting_id('person')
                when acting('role') = 'system' and acting('purpose') = 'delivery' then acting_id('on_behalf_of') end $$;
create function sees_section(p_person uuid, p_section text) returns boolean language plpgsql stable as $$
begin
    return decide_section(p_person, p_section, false, acting('role'), acting_id('account'), acting_id('organisation'),
                          acting_own(), acting_at());
end $$;
create function contributes_section(p_person uuid, p_section text) returns boolean language plpgsql stable as $$
begin
    return decide_section(p_person, p_section, true, acting('role'), acting_id('account'), acting_id('organisation'),
                          acting_own(), acting_at());
end $$;
-- The sections seen of the person whose plan is open: computed once per query, not once per row.
create function seen_of_subject() returns text[] language plpgsql stable as $$
begin
    return sections_seen(acting_id('subject'), acting('role'), acting_id('account'), acting_id('organisation'),
                         acting_own(), acting_at());
end $$;

-- people_restricted: people of whom this reader may not even know.
create function people_restricted(p_account uuid, p_organisation uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
    select coalesce(array_agg(person_id), '{}') from sharing_restriction
    where section is null and lifted_at is null and (account_id = p_account or organisation_id = p_organisation) $$;
alter function people_restricted(uuid, uuid) owner to alongside_gate;

-- sees_person: may this reader know of this person: who they are and what is due, not what their plan says.
create function sees_person(p_person uuid) returns boolean language plpgsql stable as $$
declare v_role text := acting('role'); f record;
begin
    if v_role = 'system' then return true; end if;
    if v_role = 'person' then return p_person = acting_id('person'); end if;
    if v_role is null or v_role in ('anonymous', 'administrator', 'organisation-lead', 'proxy', 'emergency-viewer') then
        return false;
    end if;
    select * into f from reader_facts(p_person, v_role, acting_id('account'), acting_id('organisation'), acting_at());
    if '*' = any(f.restricted) then return false; end if;
    return (f.registered and v_role <> 'vcse-partner' and v_role <> 'client') or coalesce(cardinality(f.chosen) > 0, false);
end $$;

revoke all on function reader_facts(uuid, text, uuid, uuid, timestamptz), people_restricted(uuid, uuid) from public;
grant execute on function reader_facts(uuid, text, uuid, uuid, timestamptz), people_restricted(uuid, uuid)
    to alongside_runtime;

-- looked_after: the people whom the actor's organisation looks after and of whom the actor may know. For gate functions
-- that make lists: it is unfolded into their queries, so that a page reads an index and stops.
create function looked_after() returns setof people_person language sql stable as $$
    select p.* from people_person p
    where (select handles_caseload()) and p.merged_into_id is null
      and exists (
          select from people_registration g
          where g.person_id = p.id and g.organisation_id = (select acting_id('organisation'))
            and g.since_on <= (select today()) and (g.until_on is null or g.until_on >= (select today())))
      and not p.id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[]) $$;

-- registered_people: a page of the people whom the actor's organisation looks after, by name; with words, a number or a
-- birth date, those who fit; with p_coordinator, those whom that account coordinates. A gate function for the roles that
-- handle lists: deciding for each of 20,000 would take seconds. Everybody is a page from the index and a count; who fits
-- has to be looked for once.
create function registered_people(
    p_words text[], p_number text, p_born_on date, p_coordinator uuid, p_most integer, p_skipped integer
) returns table (person uuid, total bigint) language plpgsql stable security definer set search_path = public as $$
begin
    if cardinality(p_words) = 0 and p_number is null and p_born_on is null and p_coordinator is null then
        return query select p.id, (select count(*) from looked_after()) from looked_after() p
            order by p.family_name, p.given_name, p.id limit p_most offset p_skipped;
        return;
    end if;
    return query select p.id, count(*) over () from looked_after() p
        where (p_number is null or p.nhs_number = p_number) and (p_born_on is null or p.born_on = p_born_on)
          and (p_coordinator is null or exists (
              select from careteam_supporter s where s.person_id = p.id and s.kind = 'coordinator'
                and s.account_id = p_coordinator and s.ends_on is null))
          and not exists (
              select from unnest(p_words) word
              where position(' ' || word
                             in ' ' || lower(concat_ws(' ', p.given_name, p.preferred_name, p.family_name))) = 0)
        order by p.family_name, p.given_name, p.id limit p_most offset p_skipped;
end $$;
alter function registered_people(text[], text, date, uuid, integer, integer) owner to alongside_gate;
revoke all on function registered_people(text[], text, date, uuid, integer, integer) from public;
grant execute on function registered_people(text[], text, date, uuid, integer, integer) to alongside_runtime;

-- A code signs somebody in as the person, so it is made only by those who look after them.
create policy makes on people_signincode for insert to alongside_runtime with check (
    ((select acting('role')) = 'system' or (select handles_caseload())) and sees_person(person_id));

-- People.
create policy sees on people_person for select to alongside_runtime using (sees_person(id));
create policy adds on people_person for insert to alongside_runtime with check (
    (select acting('role')) = 'system' or (select handles_caseload()));
create policy changes on people_person for update to alongside_runtime using (
    sees_person(id) and ((select acting('role')) in ('system', 'person') or (select handles_caseload())));
-- Who is on which list, where their details came from, and who may be whom: for those who handle lists, but for people of
-- whom this reader may not know. An import writes the sources and queues the matches, because the next one acts on them.
create policy sees on people_registration for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (organisation_id = (select acting_id('organisation'))
        and ((select acting('role')) = 'safeguarding-lead'
             or ((select handles_caseload())
                 and not person_id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[])))));
create policy adds on people_registration for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation'))
    and ((select is_import())
         or ((select handles_caseload()) and not is_looked_after_elsewhere(person_id, organisation_id)
             and not person_id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[]))));
create policy changes on people_registration for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation'))
    and ((select acting('role')) = 'system'
         or ((select handles_caseload())
             and not person_id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[]))));
create policy sees on people_personsource for select to alongside_runtime using (
    organisation_id = (select acting_id('organisation'))
    and ((select is_import())
         or ((select handles_caseload())
             and not person_id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[]))));
create policy adds on people_personsource for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select is_import()));
create policy changes on people_personsource for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and (select is_import()));
create policy sees on people_possiblematch for select to alongside_runtime using (
    organisation_id = (select acting_id('organisation'))
    and ((select is_import())
         or ((select handles_caseload())
             and person_id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[])
                 is not true)));
create policy queues on people_possiblematch for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select is_import()));
-- Who could not be added by hand is queued too, without a word of whom they may be.
create policy asks on people_possiblematch for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload())
    and why = 'by-hand' and person_id is null and decided_at is null);
create policy decides on people_possiblematch for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload())
    and person_id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[]) is not true);

-- The person sees their decisions; a reader sees those about themselves; the team that looks after the person sees all.
create policy sees on sharing_sharingdecision for select to alongside_runtime using (
    person_id = (select acting_id('person')) or account_id = (select acting_id('account'))
    or organisation_id = (select acting_id('organisation'))
    or (person_id = (select acting_id('subject')) and 'people' = any((select seen_of_subject())::text[]))
    or sees_section(person_id, 'people'));
create policy adds on sharing_sharingdecision for insert to alongside_runtime with check (
    decided_by = (select acting_id('account'))
    and (person_id = (select acting_id('person'))
         or ((select acting('role')) in ('coordinator', 'professional') and contributes_section(person_id, 'people'))));

-- Restrictions are seen and set by safeguarding leads of an organisation that looks after the person, and nobody else.
create function guards_person(p_person uuid) returns boolean language sql stable as $$
    select acting('role') = 'safeguarding-lead' and exists (
        select 1 from people_registration where person_id = p_person and organisation_id = acting_id('organisation')) $$;
create policy guards on sharing_restriction for all to alongside_runtime
    using (guards_person(person_id)) with check (guards_person(person_id));

-- Imports write what they may not read on: a job of the organisation that looks after the person.
create function imports_for(p_person uuid) returns boolean language sql stable as $$
    select acting('role') = 'system' and acting('purpose') = 'import' and exists (
        select 1 from people_registration where person_id = p_person and organisation_id = acting_id('organisation')) $$;

-- Who sees a result is decided in journey/prepare: one that somebody is to be told of first is seen by the team alone.
do $$
declare t text;
begin
    foreach t in array array['health_condition', 'health_medicine', 'health_allergy', 'health_result'] loop
        execute format('create policy adds on %I for insert to alongside_runtime with check (
            contributes_section(person_id, ''health'') or imports_for(person_id))', t);
        execute format('create policy changes on %I for update to alongside_runtime using (imports_for(person_id))', t);
        continue when t = 'health_result';
        execute format('create policy sees on %I for select to alongside_runtime using (
            case when person_id = (select acting_id(''subject'')) then ''health'' = any((select seen_of_subject())::text[])
                 else sees_section(person_id, ''health'') end or imports_for(person_id))', t);
    end loop;
end $$;

create policy sees on careteam_supporter for select to alongside_runtime using (
    account_id = (select acting_id('account')) or (select acting('role')) = 'system'
    or case when person_id = (select acting_id('subject')) then 'people' = any((select seen_of_subject())::text[])
            else sees_section(person_id, 'people') end
    or (kind = 'coordinator' and (select handles_caseload()) and sees_person(person_id))
    or ((select acting('role')) = 'safeguarding-lead' and sees_person(person_id)));
create policy adds on careteam_supporter for insert to alongside_runtime with check (
    contributes_section(person_id, 'people') or imports_for(person_id)
    or ((select handles_caseload()) and sees_person(person_id)));
create policy changes on careteam_supporter for update to alongside_runtime using (
    contributes_section(person_id, 'people') or imports_for(person_id)
    or (kind = 'coordinator' and (select handles_caseload()) and sees_person(person_id)));
create policy sees on careteam_supporterwas for select to alongside_runtime using (sees_section(person_id, 'people'));

-- Who supports a person: what was decided about each (room: careteam). Nobody reads or writes what is decided about them.
-- The person's decision is theirs; their team writes it down.
create policy sees on careteam_involvement for select to alongside_runtime using (
    not supporter_id = any((select own_supporter_rows())::uuid[])
    and (person_id = (select acting_id('person'))
         or ((select acting('role')) in ('coordinator', 'professional') and sees_section(person_id, 'people'))
         or ((select acting('role')) = 'safeguarding-lead' and sees_person(person_id))));
create policy decides on careteam_involvement for insert to alongside_runtime with check (
    asked_by = (select acting_id('account')) and not supporter_id = any((select own_supporter_rows())::uuid[])
    and (person_id = (select acting_id('person'))
         or ((select acting('role')) in ('coordinator', 'professional') and contributes_section(person_id, 'people'))));
-- What stands between them is about somebody else too: it is for the team that looks after the person, and their lead.
create policy sees on careteam_conflict for select to alongside_runtime using (
    not supporter_id = any((select own_supporter_rows())::uuid[])
    and (((select acting('role')) in ('coordinator', 'professional') and contributes_section(person_id, 'people'))
         or ((select acting('role')) = 'safeguarding-lead' and sees_person(person_id))));
create policy writes on careteam_conflict for insert to alongside_runtime with check (
    written_by = (select acting_id('account')) and not supporter_id = any((select own_supporter_rows())::uuid[])
    and (((select acting('role')) in ('coordinator', 'professional') and contributes_section(person_id, 'people'))
         or ((select acting('role')) = 'safeguarding-lead' and sees_person(person_id))));
-- Whether somebody is alleged to have caused harm: the safeguarding leads of one organisation, and nobody else.
create policy sees on careteam_concernanswer for select to alongside_runtime using (
    (select acting('role')) = 'safeguarding-lead' and organisation_id = (select acting_id('organisation'))
    and sees_person(person_id) and not supporter_id = any((select own_supporter_rows())::uuid[]));
create policy answers on careteam_concernanswer for insert to alongside_runtime with check (
    (select acting('role')) = 'safeguarding-lead' and organisation_id = (select acting_id('organisation'))
    and answered_by = (select acting_id('account')) and sees_person(person_id) and not supporter_id = any((select own_supporter_rows())::uuid[]));

-- team_access: what the actor may do with the list of who supports a person. A safeguarding lead reads it.
create function team_access(p_person uuid) returns text language plpgsql stable as $$
begin
    return case when contributes_section(p_person, 'people') then 'contribute'
                when sees_section(p_person, 'people') then 'read'
                when acting('role') = 'safeguarding-lead' and sees_person(p_person) then 'read'
                else 'none' end;
end $$;
-- Who handed a person's coordination to whom, with a note for the next: the team, the two, the person, and the job that
-- tells them.
create policy sees on careteam_handover for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (select acting_id('account')) in (from_account_id, to_account_id) and sees_person(person_id)
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id))
    or sees_section(person_id, 'people'));
create policy hands on careteam_handover for insert to alongside_runtime with check (
    handed_by = (select acting_id('account')) and organisation_id = (select acting_id('organisation'))
    and (select handles_caseload()) and sees_person(person_id));
-- Who helps with a plan as a volunteer, peer or advocate: themselves, their supervisor, the person, and who sees the people
-- around them. What they noticed: themselves while they help, the person, and who sees the goals.
create policy sees on careteam_facilitation for select to alongside_runtime using (
    person_id = (select acting_id('person')) or sees_section(person_id, 'people')
    or ((select acting('role')) = 'vcse-partner' and (select acting_id('account')) in (account_id, supervisor_id)
        and facilitates(person_id, account_id, acting_at())));
create policy assigns on careteam_facilitation for insert to alongside_runtime with check (
    assigned_by = (select acting_id('account')) and contributes_section(person_id, 'people')
    and (select acting('role')) in ('coordinator', 'professional')
    and not conflict_bars(person_id, account_id, acting_at()));
create policy ends on careteam_facilitation for update to alongside_runtime using (
    contributes_section(person_id, 'people') and (select acting('role')) in ('person', 'coordinator', 'professional'));
create policy sees on careteam_observation for select to alongside_runtime using (
    person_id = (select acting_id('person')) or sees_section(person_id, 'goals')
    or (account_id = (select acting_id('account')) and facilitates(person_id, account_id, acting_at())));
create policy notices on careteam_observation for insert to alongside_runtime with check (
    account_id = (select acting_id('account')) and (select acting('role')) = 'vcse-partner'
    and facilitates(person_id, account_id, acting_at()));
-- The words of a worry: the safeguarding leads of one organisation. Its notices: a job. Neither is seen by anybody else.
create policy sees on careteam_escalation for select to alongside_runtime using (
    (select acting('role')) = 'safeguarding-lead' and organisation_id = (select acting_id('organisation'))
    and sees_person(person_id));
create policy receives on careteam_escalation for update to alongside_runtime using (
    (select acting('role')) = 'safeguarding-lead' and organisation_id = (select acting_id('organisation'))
    and sees_person(person_id));
create policy sees on careteam_notice for select to alongside_runtime using ((select acting('role')) = 'system');
create policy sends on careteam_notice for update to alongside_runtime using ((select acting('role')) = 'system');

-- worry_about: what the person is called, for one who may raise a worry about them; null for anybody else.
create function worry_about(p_person uuid) returns text
language sql stable security definer set search_path = public as $$
    select coalesce(nullif(p.preferred_name, ''), p.given_name) from people_person p
    where p.id = p_person and acting_id('account') is not null
      and ((acting('role') in ('coordinator', 'professional', 'health-care-assistant', 'practice-administrator')
            and sees_person(p_person))
           or (acting('role') = 'vcse-partner' and facilitates(p_person, acting_id('account'), acting_at()))) $$;
alter function worry_about(uuid) owner to alongside_gate;
-- raise_worry: the words are kept for the safeguarding leads of the organisation that looks after the person, and they and
-- the supervisor of a facilitator are told at once, by reference. One who is not to be involved is not told, lead or not.
create function raise_worry(p_id uuid, p_person uuid, p_words text, p_reference text) returns boolean
language plpgsql security definer set search_path = public as $$
declare v_organisation uuid;
begin
    select g.organisation_id into v_organisation from people_registration g
        where g.person_id = p_person and g.since_on <= today() and (g.until_on is null or g.until_on >= today())
        order by g.organisation_id <> coalesce(acting_id('organisation'), g.organisation_id), g.since_on, g.id limit 1;
    if worry_about(p_person) is null or v_organisation is null then
        return false;
    end if;
    insert into careteam_escalation (id, person_id, organisation_id, reference, words, written_at, written_by_id,
                                     written_by_name)
        select p_id, p_person, v_organisation, p_reference, p_words, acting_at(), a.id, a.name
        from people_account a where a.id = acting_id('account');
    insert into careteam_notice (id, escalation_id, account_id, reference, for_lead, queued_at, status, tries, due_at, why)
        select gen_random_uuid(), p_id, told.account, p_reference, bool_or(told.for_lead), acting_at(), 'waiting', 0,
               acting_at(), ''
        from (select m.account_id as account, true as for_lead from people_membership m
                  where m.organisation_id = v_organisation and m.role = 'safeguarding-lead'
                    and m.starts_on <= today() and (m.ends_on is null or m.ends_on >= today())
              union all
              select f.supervisor_id, false from careteam_facilitation f
                  where f.person_id = p_person and f.account_id = acting_id('account') and f.ends_on is null) told
        where told.account <> acting_id('account') and not conflict_bars(p_person, told.account, acting_at())
        group by told.account;
    return true;
end $$;
alter function raise_worry(uuid, uuid, text, text) owner to alongside_gate;
grant insert on careteam_escalation, careteam_notice to alongside_gate;
create policy gate_raises on careteam_escalation for insert to alongside_gate with check (true);
create policy gate_tells on careteam_notice for insert to alongside_gate with check (true);
revoke all on function worry_about(uuid), raise_worry(uuid, uuid, text, text) from public;
grant execute on function worry_about(uuid), raise_worry(uuid, uuid, text, text) to alongside_runtime;
-- caseloads: who in the actor's organisation coordinates how many people. caseload_of: whom one of them coordinates. Gate
-- functions for the roles that handle lists: who and how many, no content; nobody of whom the actor may not know.
create function coordinated() returns setof careteam_supporter language sql stable as $$
    select s.* from careteam_supporter s
    where (select handles_caseload()) and s.kind = 'coordinator' and s.ends_on is null
      and s.organisation_id = (select acting_id('organisation'))
      and not s.person_id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[]) $$;
create function caseloads() returns table (account uuid, name text, people bigint)
language sql stable security definer set search_path = public as $$
    select a.id, a.name, count(*) from coordinated() s join people_account a on a.id = s.account_id
    group by a.id, a.name order by a.name, a.id $$;
alter function caseloads() owner to alongside_gate;
create function caseload_of(p_account uuid) returns table (person uuid)
language sql stable security definer set search_path = public as $$
    select s.person_id from coordinated() s join people_person p on p.id = s.person_id
    where s.account_id = p_account and not conflict_bars(s.person_id, acting_id('account'), acting_at())
    order by p.family_name, p.given_name, p.id $$;
alter function caseload_of(uuid) owner to alongside_gate;
-- open_conflicts: about how many who support the person a conflict of interest is undecided (rule A14). A number and no
-- name: the person who agrees is told that something is open, and whoever looks over their shoulder not about whom.
create function open_conflicts(p_person uuid) returns bigint
language sql stable security definer set search_path = public as $$
    select count(*) from careteam_supporter s
    where s.person_id = p_person and (s.ends_on is null or s.ends_on >= today()) and sees_person(p_person)
      and (select c.outcome from careteam_conflict c where c.supporter_id = s.id order by c.number desc limit 1) = 'undecided'
      and (select i.decision from careteam_involvement i where i.supporter_id = s.id order by i.number desc limit 1)
          is distinct from 'do-not-involve' $$;
alter function open_conflicts(uuid) owner to alongside_gate;
revoke all on function caseloads(), caseload_of(uuid), open_conflicts(uuid) from public;
grant execute on function caseloads(), caseload_of(uuid), open_conflicts(uuid) to alongside_runtime;

-- When somebody meets whom is for the carer with whom the person shares who supports them.
create policy sees on appointments_appointment for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or ((select acting('role')) = 'carer' and sees_section(person_id, 'people'))
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id)));
create policy books on appointments_appointment for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id));
create policy moves on appointments_appointment for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id));

create policy sees on messaging_message for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id)));
-- A message is queued by the team that it comes from, by the person themselves or whoever may agree a plan with them
-- (their own copy), or by a job.
create policy queues on messaging_message for insert to alongside_runtime with check (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id))
    or (kind = 'plan-copy' and contributes_section(person_id, 'goals')));
create policy delivers on messaging_message for update to alongside_runtime using ((select acting('role')) = 'system');
-- What did not leave is sent again, or dealt with in another way; what has left stays as it is.
create policy settles on messaging_message for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and status in ('failed', 'stopped', 'waiting', 'settled')
    and (select acting('role')) in ('coordinator', 'practice-administrator') and sees_person(person_id));

-- Sign-in, before anybody acts as a carer. supported_people: whom the account that is signing in supports, and what they
-- are called; nobody from whom a limit keeps it. welcome_carer: the account of a carer whose code was used in this very
-- transaction; without p_account it only looks. birth_date_is: the question asked after an e-mailed code.
create function supported_people() returns table (person uuid, called text)
language sql stable security definer set search_path = public as $$
    select distinct p.id, coalesce(nullif(p.preferred_name, ''), p.given_name)
    from careteam_supporter s join people_person p on p.id = s.person_id
    where s.account_id = acting_id('account') and (s.ends_on is null or s.ends_on >= today())
      and s.kind in ('carer', 'family-or-friend')
      and not p.id = any(people_restricted(acting_id('account'), null))
      and not conflict_bars(p.id, acting_id('account'), acting_at()) $$;
alter function supported_people() owner to alongside_gate;

create function welcome_carer(p_person uuid, p_name text, p_id uuid, p_account uuid) returns uuid
language plpgsql security definer set search_path = public as $$
declare v_row careteam_supporter%rowtype;
begin
    if not exists (select 1 from people_signincode where person_id = p_person and for_name = p_name and p_name <> ''
                   and used_at = acting_at()) then
        return null;
    end if;
    select * into v_row from careteam_supporter where person_id = p_person and ends_on is null and name = p_name
        and kind in ('carer', 'family-or-friend') order by account_id nulls last limit 1;
    if v_row.account_id is not null or p_account is null then
        return v_row.account_id;
    elsif v_row.id is not null then
        update careteam_supporter set account_id = p_account where id = v_row.id;
    else
        insert into careteam_supporter (id, person_id, kind, name, relationship, telephone, account_id, starts_on,
                                        source_id, verbatim)
        values (p_id, p_person, 'carer', p_name, '', '', p_account, today(), '', '');
    end if;
    return p_account;
end $$;
alter function welcome_carer(uuid, text, uuid, uuid) owner to alongside_gate;
grant insert, update on careteam_supporter to alongside_gate;
create policy gate_welcomes on careteam_supporter for insert to alongside_gate with check (true);
create policy gate_links on careteam_supporter for update to alongside_gate using (true) with check (true);

create function birth_date_is(p_person uuid, p_born_on date) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select 1 from people_person p where p.id = p_person and p.born_on = p_born_on
        and (p.id in (select person_id from people_account where id = acting_id('account'))
             or p.id in (select person from supported_people()))) $$;
alter function birth_date_is(uuid, date) owner to alongside_gate;
revoke all on function supported_people(), welcome_carer(uuid, text, uuid, uuid), birth_date_is(uuid, date) from public;
grant execute on function supported_people(), welcome_carer(uuid, text, uuid, uuid), birth_date_is(uuid, date)
    to alongside_runtime;

-- Room 4 (authority): the person, and those of the team who see the people around them, read its records; the holder of
-- an authority reads their own. Nobody with whom the person only shares does: these are not parts of the plan.
create function sees_authority(p_person uuid) returns boolean language sql stable as $$
    select acting('role') in ('person', 'coordinator', 'professional') and sees_section(p_person, 'people') $$;
create function records_authority(p_person uuid) returns boolean language sql stable as $$
    select acting('role') in ('coordinator', 'professional') and contributes_section(p_person, 'people') $$;
do $$
declare t text;
begin
    foreach t in array array['authority', 'capacityassessment', 'bestinterestsdecision', 'competencejudgement',
                             'personfact'] loop
        execute format('create policy sees on authority_%s for select to alongside_runtime using (
            sees_authority(person_id))', t);
        execute format('create policy adds on authority_%s for insert to alongside_runtime with check (
            recorded_by = (select acting_id(''account'')) and records_authority(person_id))', t);
    end loop;
end $$;
create policy holds on authority_authority for select to alongside_runtime using (
    account_id = (select acting_id('account')) and (select acting('role')) in ('proxy', 'anonymous'));
create policy ends on authority_personfact for update to alongside_runtime using (records_authority(person_id));
create policy sees on authority_authoritystep for select to alongside_runtime using (sees_authority(person_id));
create policy adds on authority_authoritystep for insert to alongside_runtime with check (
    by = (select acting_id('account')) and records_authority(person_id));
-- A safeguarding lead stops an authority; what it is about, and why, stays with them (rule K3).
create policy stops on authority_authoritystep for insert to alongside_runtime with check (
    by = (select acting_id('account')) and guards_person(person_id) and standing = 'suspended' and words = '');
create policy guards on authority_authoritystep for select to alongside_runtime using (guards_person(person_id));
create policy guards on authority_authority for select to alongside_runtime using (guards_person(person_id));
create policy sees on authority_proxyinvitation for select to alongside_runtime using (sees_authority(person_id));
create policy invites on authority_proxyinvitation for insert to alongside_runtime with check (
    made_by = (select acting_id('account')) and records_authority(person_id));
