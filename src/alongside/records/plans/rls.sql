-- Room 6: rounds are metadata; contributions, sections and other plans are content, by section.
-- A round stays with its person and organisation.
call protect_table('plans_round', 'select, insert, update (stage, due_on, review_on, review_with, coordinator, closed_at)');
call protect_table('plans_contribution', 'select, insert');
call insert_only('plans_contribution');
call protect_table('plans_planversion', 'select, insert');
call insert_only('plans_planversion');
-- The content of a section is read through shown_content(), which leaves out what is hidden from this reader.
call protect_table('plans_plansection', 'select (id, person_id, version_id, section, fingerprint), insert');
call insert_only('plans_plansection');
call protect_table('plans_agreedexcept', 'select, insert');
call insert_only('plans_agreedexcept');
call protect_table('plans_wordstoread', 'select, insert, update, delete');
call protect_table('plans_otherplan', 'select, insert, update');
call protect_table('plans_comment', 'select, insert');
call insert_only('plans_comment');
call protect_table('plans_commentread', 'select, insert');
call insert_only('plans_commentread');
call of_the_same_person('plans_contribution', 'round_id', 'plans_round');
call of_the_same_person('plans_wordstoread', 'round_id', 'plans_round');
call of_the_same_person('plans_planversion', 'round_id', 'plans_round');
call of_the_same_person('plans_plansection', 'version_id', 'plans_planversion');
call of_the_same_person('plans_agreedexcept', 'version_id', 'plans_planversion');
call of_the_same_person('plans_comment', 'answers_id', 'plans_comment');
call of_the_same_person('plans_commentread', 'comment_id', 'plans_comment');
call of_the_same_person('appointments_appointment', 'round', 'plans_round');
call of_the_same_person('files_attachment', 'round', 'plans_round');

create policy sees on plans_round for select to alongside_runtime using (
    (organisation_id = (select acting_id('organisation')) and (select handles_caseload())
     and not person_id = any((select people_kept_from())::uuid[]))
    or sees_person(person_id));
create policy opens on plans_round for insert to alongside_runtime with check (
    (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id))
    or person_id = (select acting_id('person')));
create policy moves on plans_round for update to alongside_runtime using (
    (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id))
    or person_id = (select acting_id('person')));

create policy sees on plans_contribution for select to alongside_runtime using (
    case when person_id = (select acting_id('subject')) then
             (section = any((select seen_of_subject())::text[])
              or (section = any((select notes_of_subject())::text[]) and typed_by = (select acting_id('account'))))
             and not coalesce(item = any((select hidden_of_subject())::uuid[]), false)
             and not coalesce(parent = any((select hidden_of_subject())::uuid[]), false)
         else sees_entry(person_id, section, item, parent, typed_by) end);
create policy adds on plans_contribution for insert to alongside_runtime with check (
    typed_by = (select acting_id('account')) and contributes_entry(person_id, section, item, parent));

-- goal_of: the goal that an entry stands under, if it is an action. What hangs on an action goes where its goal goes: who
-- is kept from the goal is kept from all of it.
create function goal_of(p_person uuid, p_item uuid) returns uuid
language sql stable security definer set search_path = public as $$
    select parent from plans_contribution where person_id = p_person and item = p_item and parent is not null limit 1 $$;
alter function goal_of(uuid, uuid) owner to alongside_gate;
-- is_kept_away: is one of these entries, or the goal that it is under, among those that somebody is kept from.
create function is_kept_away(p_person uuid, p_item uuid, p_hidden uuid[]) returns boolean language sql stable as $$
    select cardinality(p_hidden) > 0
       and (p_item = any(p_hidden) or coalesce(goal_of(p_person, p_item) = any(p_hidden), false)) $$;
-- hidden_entries: the entries of one person that are kept from the one who acts.
create function hidden_entries(p_person uuid) returns uuid[] language plpgsql stable as $$
begin
    return (select s.hidden from seen_by(p_person, acting('role'), acting_id('account'), acting_id('organisation'),
                                         acting_own(), acting('purpose'), acting('assurance'), acting_at()) s);
end $$;
revoke all on function goal_of(uuid, uuid) from public;
grant execute on function goal_of(uuid, uuid) to alongside_runtime;

-- Which words wait to be read: the team's list, by section as the words themselves.
create policy sees on plans_wordstoread for select to alongside_runtime using (
    sees_entry(person_id, section, item, goal_of(person_id, item), null));
create policy waits on plans_wordstoread for insert to alongside_runtime with check (contributes_section(person_id, section));
create policy reads on plans_wordstoread for update to alongside_runtime
    using (sees_entry(person_id, section, item, goal_of(person_id, item), null));
create policy taken_back on plans_wordstoread for delete to alongside_runtime using (contributes_section(person_id, section));

create policy sees on plans_planversion for select to alongside_runtime using (sees_person(person_id));
create policy adds on plans_planversion for insert to alongside_runtime with check (
    agreed_by = (select acting_id('account'))
    and (person_id = (select acting_id('person')) or contributes_section(person_id, 'goals')));

create policy sees on plans_plansection for select to alongside_runtime using (
    case when person_id = (select acting_id('subject')) then section = any((select seen_of_subject())::text[])
         else sees_section(person_id, section) end);
create policy adds on plans_plansection for insert to alongside_runtime with check (contributes_section(person_id, section));

-- shown_content: the items of one section of a version, without those that are hidden from the one who acts. A gate
-- function, because the runtime role does not read the column.
create function shown_content(p_section_row uuid) returns jsonb language plpgsql stable security definer
set search_path = public as $$
declare v_row plans_plansection%rowtype; v_hidden uuid[]; v_sections text[];
begin
    select * into v_row from plans_plansection where id = p_section_row;
    select s.sections, s.hidden into v_sections, v_hidden from seen_by(
        v_row.person_id, acting('role'), acting_id('account'), acting_id('organisation'), acting_own(),
        acting('purpose'), acting('assurance'), acting_at()) s;
    if v_row.id is null or not v_row.section = any(v_sections) then return null; end if;
    return without_items(v_row.content, v_hidden);
end $$;
create function without_items(p_content jsonb, p_hidden uuid[]) returns jsonb language sql immutable parallel safe as $$
    select case when cardinality(p_hidden) = 0 then p_content else jsonb_set(p_content, '{items}', coalesce((
        select jsonb_agg(i.item order by i.place) from jsonb_array_elements(p_content -> 'items') with ordinality i(item, place)
        where not (i.item ->> 'id')::uuid = any(p_hidden)
          and coalesce(not (nullif(i.item ->> 'parent', ''))::uuid = any(p_hidden), true)), '[]')) end $$;
alter function shown_content(uuid) owner to alongside_gate;
revoke all on function shown_content(uuid) from public;
grant execute on function shown_content(uuid) to alongside_runtime;

-- What somebody agreed "except" may be about any part of the plan: only who sees all that was said sees it.
-- spoken_sections: rules.plan.sections.SPOKEN_SECTIONS.
create function spoken_sections() returns text[] language sql immutable parallel safe as $$
    select array['what-matters', 'about-me', 'strengths', 'needs', 'goals', 'emergencies', 'future'] $$;
create policy sees on plans_agreedexcept for select to alongside_runtime using (
    spoken_sections() <@ sections_seen(person_id, acting('role'), acting_id('account'), acting_id('organisation'),
                                       acting_own(), acting('purpose'), acting('assurance'), acting_at()));
create policy adds on plans_agreedexcept for insert to alongside_runtime with check (
    person_id = (select acting_id('person')) or contributes_section(person_id, 'goals'));

create policy sees on plans_otherplan for select to alongside_runtime using (
    case when person_id = (select acting_id('subject')) then section = any((select seen_of_subject())::text[])
         else sees_section(person_id, section) end or imports_for(person_id));
create policy adds on plans_otherplan for insert to alongside_runtime with check (
    contributes_section(person_id, section) or imports_for(person_id));
create policy changes on plans_otherplan for update to alongside_runtime using (imports_for(person_id));

-- What a person says beside an entry (room: disagreements) is seen by whoever sees the entry, and said by the person, or
-- typed for them by the team.
create policy sees on disagreements_disagreement for select to alongside_runtime using (
    sees_entry(person_id, section, item, goal_of(person_id, item), null));
create policy says on disagreements_disagreement for insert to alongside_runtime with check (
    typed_by = (select acting_id('account')) and (select acting('role')) in ('person', 'coordinator', 'professional')
    and contributes_entry(person_id, section, item, goal_of(person_id, item)));
-- What was done with an entry that the person is kept from is not in their list of what was done either.
create function hidden_of_own() returns uuid[] language plpgsql stable as $$
begin
    return case when acting('role') in ('person', 'proxy', 'system') then
        hidden_entries(coalesce(acting_id('person'), acting_id('on_behalf_of'))) else '{}'::uuid[] end;
end $$;
create policy not_of_a_kept_entry on audit_event as restrictive for select to alongside_runtime using (
    detail ->> 'item' is null or cardinality((select hidden_of_own())::uuid[]) = 0
    or not is_kept_away(person, (detail ->> 'item')::uuid, (select hidden_of_own())::uuid[]));

-- A file that belongs to one answer (room: files) goes where the answer goes. A sheet of many answers is seen by who sees all
-- that is said, and from whom nothing is kept; and by who attached it.
create function sees_file(p_person uuid, p_section text, p_answer uuid, p_added_by uuid) returns boolean
language plpgsql stable as $$
begin
    if p_section <> '' then return sees_entry(p_person, p_section, p_answer, null, p_added_by); end if;
    return sees_person(p_person) and (
        coalesce(p_added_by = acting_id('account'), false)
        or (spoken_sections() <@ sections_seen(p_person, acting('role'), acting_id('account'), acting_id('organisation'),
                                               acting_own(), acting('purpose'), acting('assurance'), acting_at())
            and cardinality(hidden_entries(p_person)) = 0));
end $$;
-- adds_files: a sheet is attached by who may add words to what matters: no part of a plan is open to more people.
create function adds_files(p_person uuid, p_section text) returns boolean language plpgsql stable as $$
begin
    return contributes_section(p_person, case when p_section = '' then 'what-matters' else p_section end);
end $$;
create policy sees on files_attachment for select to alongside_runtime using (
    sees_file(person_id, section, answer, added_by));
create policy adds on files_attachment for insert to alongside_runtime with check (
    added_by = (select acting_id('account')) and adds_files(person_id, section));
create policy types_or_takes_back on files_attachment for update to alongside_runtime using (
    adds_files(person_id, section)
    and (added_by = (select acting_id('account')) or person_id = (select acting_id('person'))
         or (taken_back_at is null and (select handles_caseload()))))
    with check (coalesce(taken_back_by = (select acting_id('account')), true));
create policy sees on files_storedfile for select to alongside_runtime using (
    exists (select from files_attachment a where a.stored_id = files_storedfile.id));
create policy adds on files_storedfile for insert to alongside_runtime with check (
    (select acting('role')) <> 'system' and sees_person(person_id));

-- files_kept: the id of a person's file with these bytes, and how many bytes their files have: for who adds one. A gate
-- function, because the same bytes may hang on what is kept from the one who adds them.
create function files_kept(p_person uuid, p_fingerprint text) returns table (kept uuid, used bigint)
language plpgsql stable security definer set search_path = public as $$
begin
    if acting('role') = 'system' or not sees_person(p_person) then return query select null::uuid, 0::bigint; return; end if;
    return query select (select f.id from files_storedfile f where f.person_id = p_person and f.fingerprint = p_fingerprint),
        (select coalesce(sum(f.size), 0)::bigint from files_storedfile f where f.person_id = p_person);
end $$;
alter function files_kept(uuid, text) owner to alongside_gate;
revoke all on function files_kept(uuid, text) from public;
grant execute on function files_kept(uuid, text) to alongside_runtime;

-- What is said beside a section is for who sees the section, and is said by who may comment on it. The person reads it.
create policy sees on plans_comment for select to alongside_runtime using (
    case when person_id = (select acting_id('subject')) then section = any((select seen_of_subject())::text[])
         else sees_section(person_id, section) end);
create policy says on plans_comment for insert to alongside_runtime with check (
    said_by = (select acting_id('account')) and comments_section(person_id, section));
create policy sees on plans_commentread for select to alongside_runtime using (
    exists (select from plans_comment c where c.id = comment_id));
create policy reads on plans_commentread for insert to alongside_runtime with check (
    read_by = (select acting_id('account')) and person_id = (select acting_id('person')));

-- A round that goes on has exactly one named coordinator, and is on their caseload (house.md 9.10). Never two: a unique
-- index. Never none: looked at when the transaction ends, one transaction at a time for each person, so that two that do
-- not see each other cannot leave a round behind with nobody.
create function coordinator_stays() returns trigger language plpgsql security definer set search_path = public as $$
begin
    perform lock_coordinators(array[new.person_id]);
    if exists (select from plans_round r where r.person_id = new.person_id and r.closed_at is null
               and not exists (select from careteam_supporter s where s.person_id = r.person_id
                               and s.kind = 'coordinator' and s.ends_on is null
                               and s.account_id is not distinct from r.coordinator)) then
        raise exception 'a round that goes on has one named coordinator, whose caseload it is on'
            using errcode = 'check_violation', constraint = 'plans_round_has_a_coordinator';
    end if;
    return null;
end $$;
alter function coordinator_stays() owner to alongside_gate;
revoke all on function coordinator_stays() from public;
create constraint trigger coordinator_stays after insert on plans_round
    deferrable initially deferred for each row when (new.closed_at is null) execute function coordinator_stays();
-- A round that only moves on asks for no turn: two who wait for each other's would be a deadlock.
create constraint trigger coordinator_stays_the_same after update on plans_round
    deferrable initially deferred for each row
    when (new.closed_at is null
          and (new.coordinator is distinct from old.coordinator or old.closed_at is not null))
    execute function coordinator_stays();
create constraint trigger coordinator_stays after insert or update on careteam_supporter
    deferrable initially deferred for each row when (new.kind = 'coordinator') execute function coordinator_stays();
