-- Room 8: who sees and does what with requests, corrections, complaints, holds, disposals and texts.
-- Whom to ask about one's rights is public, and about nobody: no row-level security (tests/house/exempt_tables.py).
grant select, insert, update on rights_rightscontact to alongside_runtime;
grant select on rights_rightscontact to alongside_gate;
call protect_table('rights_copyrequest',
    'select, insert, update (due_on, extended_why, status, step, tries, claimed_at, made_at, expires_at)');
call protect_table('rights_copyfile', 'select, insert, delete');
call protect_table('rights_entrytoreview', 'select, insert, update (is_withheld, ground, reason, consent_asked, opinion_by,
    opinion_role, opinion_on, opinion_words, decided_at, decided_by, decided_by_name)');
call protect_table('rights_correction', 'select, insert, update (is_accepted, answer, answered_at, answered_by,
    answered_by_name, corrected_number, corrected_round)');
call protect_table('rights_complaint', 'select, insert, update (acknowledged_at, acknowledged_by, acknowledged_by_name, answer,
    answered_at, answered_by, answered_by_name)');
call protect_table('rights_legalhold', 'select, insert, update (lifted_at, lifted_by, lifted_why)');
call protect_table('rights_disposal', 'select, insert, update (refused_at, refused_by, refused_why, approved_at, approved_by,
    approved_by_name)');
call protect_table('rights_textversion', 'select, insert, update (approved_at, approved_by, approved_by_name)');
call of_the_same_person('rights_copyfile', 'request_id', 'rights_copyrequest');
call of_the_same_person('rights_entrytoreview', 'request_id', 'rights_copyrequest');
grant update (done_at, emptied) on rights_disposal to alongside_gate;
create policy gate_finishes on rights_disposal for update to alongside_gate using (true) with check (true);

-- cares_here: somebody who reads plans, of an organisation that looks after the person.
create function cares_here(p_person uuid, p_organisation uuid) returns boolean language sql stable as $$
    select acting('role') in ('coordinator', 'professional') and p_organisation = acting_id('organisation')
        and is_sure_enough(acting('role'), acting('assurance')) and sees_person(p_person) $$;
create function officer_of(p_organisation uuid) returns boolean language sql stable as $$
    select acting('role') = 'privacy-officer' and is_sure_enough(acting('role'), acting('assurance'))
        and p_organisation = acting_id('organisation') $$;
-- A job that makes a copy of this person's record, for an account.
create function copies_for(p_person uuid) returns boolean language sql stable as $$
    select acting('role') = 'system' and acting('purpose') = 'delivery' and p_person = acting_id('on_behalf_of')
        and acting_id('account') is not null $$;

-- A request is seen by the person, by whom it is for, by who looks into it, and by the job that makes it.
create policy sees on rights_copyrequest for select to alongside_runtime using (
    person_id = (select acting_id('person'))
    or (for_account = (select acting_id('account')) and (select is_sure_enough(acting('role'), acting('assurance'))))
    or ((select acting('role')) = 'system' and (select acting('purpose')) = 'delivery')
    or cares_here(person_id, organisation_id) or officer_of(organisation_id));
create policy asks on rights_copyrequest for insert to alongside_runtime with check (
    recorded_by = (select acting_id('account'))
    and ((person_id = (select acting_id('person')) and for_account = recorded_by)
         or (asker <> 'own' and for_account = recorded_by and cares_here(person_id, organisation_id))));
create policy moves on rights_copyrequest for update to alongside_runtime using (
    ((select acting('role')) = 'system' and (select acting('purpose')) = 'delivery')
    or cares_here(person_id, organisation_id) or officer_of(organisation_id));

-- A file is opened by the account that it is for, until it expires; a job makes it and takes it away.
create policy opens on rights_copyfile for select to alongside_runtime using (
    (for_account = (select acting_id('account')) and expires_at > (select acting_at())
     and (select acting('role')) <> 'system')
    or ((select acting('role')) = 'system' and (select acting('purpose')) = 'delivery'
        and expires_at <= (select acting_at())));
create policy makes on rights_copyfile for insert to alongside_runtime with check (
    copies_for(person_id) and for_account = (select acting_id('account')));
create policy takes_away on rights_copyfile for delete to alongside_runtime using (
    (select acting('role')) = 'system' and (select acting('purpose')) = 'delivery' and expires_at <= (select acting_at()));

-- Entries are reviewed by those who may read them.
create policy sees on rights_entrytoreview for select to alongside_runtime using (
    copies_for(person_id) or ((select acting('role')) in ('coordinator', 'professional') and sees_section(person_id, section)
        and not is_kept_away(person_id, entry, hidden_entries(person_id))
        and exists (select from rights_copyrequest r where r.id = request_id and r.organisation_id = acting_id('organisation'))));
create policy queues on rights_entrytoreview for insert to alongside_runtime with check (
    (select acting('role')) in ('coordinator', 'professional') and sees_section(person_id, section)
    and decided_at is null);
create policy decides on rights_entrytoreview for update to alongside_runtime using (
    (select acting('role')) in ('coordinator', 'professional') and sees_section(person_id, section)
    and exists (select from rights_copyrequest r where r.id = request_id and r.organisation_id = acting_id('organisation')))
    with check (decided_by = (select acting_id('account')));

-- A correction: the person's own, and those of sections that the team sees; each with the entry that it is about.
create policy sees on rights_correction for select to alongside_runtime using (
    (person_id = (select acting_id('person')) or copies_for(person_id) or cares_here(person_id, organisation_id))
    and sees_entry(person_id, section, item, goal_of(person_id, item), null));
create policy asks on rights_correction for insert to alongside_runtime with check (
    asked_by = (select acting_id('account')) and is_accepted is null
    and (person_id = (select acting_id('person'))
         or (cares_here(person_id, organisation_id) and contributes_section(person_id, section))));
create policy answers on rights_correction for update to alongside_runtime using (
    cares_here(person_id, organisation_id) and contributes_section(person_id, section) and is_accepted is null)
    with check (answered_by = (select acting_id('account')));

-- took_part: whether this account had a part in making the person's plan: supports them, coordinates, typed or agreed.
create function took_part(p_person uuid, p_account uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select from careteam_supporter where person_id = p_person and account_id = p_account)
        or exists (select from plans_round where person_id = p_person and coordinator = p_account)
        or exists (select from plans_contribution where person_id = p_person and typed_by = p_account)
        or exists (select from plans_planversion where person_id = p_person and agreed_by = p_account) $$;
alter function took_part(uuid, uuid) owner to alongside_gate;
-- A complaint is for the person, and for a privacy officer who took no part; the team that it is about never sees it.
create policy sees on rights_complaint for select to alongside_runtime using (
    (person_id = (select acting_id('person'))) or copies_for(person_id)
    or (officer_of(organisation_id) and not took_part(person_id, acting_id('account'))));
create policy raises on rights_complaint for insert to alongside_runtime with check (
    person_id = (select acting_id('person')) and raised_by = (select acting_id('account')) and answered_at is null);
create policy answers on rights_complaint for update to alongside_runtime using (
    officer_of(organisation_id) and not took_part(person_id, acting_id('account')));

-- claim_concerns: those of which nobody has been told, and whose worker died, for the outbox: the id, how often it was tried,
-- and the addresses of those who may answer. Not of who took part; no word of it, and not whose it is, leaves here.
create function claim_concerns(p_most integer) returns table (concern uuid, tries smallint, addresses text[])
language sql volatile security definer set search_path = public as $$
    with due as (
        select id from rights_complaint where acting('role') = 'system' and alert_due_at <= acting_at()
        order by alert_due_at, id limit p_most for update skip locked
    ), claimed as (
        update rights_complaint c set alert_due_at = acting_at() + interval '5 minutes', alert_tries = c.alert_tries + 1
        from due where due.id = c.id
        returning c.id, c.alert_tries::smallint as tries, c.person_id, c.organisation_id
    )
    select c.id, c.tries, array(
        select distinct a.email from people_membership m join people_account a on a.id = m.account_id
        where m.organisation_id = c.organisation_id and m.role = 'privacy-officer' and a.is_active and a.email <> ''
          and m.starts_on <= (acting_at() at time zone 'Europe/London')::date
          and (m.ends_on is null or m.ends_on >= (acting_at() at time zone 'Europe/London')::date)
          and not took_part(c.person_id, a.id)
        order by a.email)
    from claimed c $$;
-- settle_concern: everybody was told (alerted at), or it is due again, or it is left to their list (neither).
create function settle_concern(p_concern uuid, p_due_at timestamptz, p_alerted_at timestamptz) returns void
language sql volatile security definer set search_path = public as $$
    update rights_complaint set alert_due_at = p_due_at, alerted_at = p_alerted_at
    where id = p_concern and acting('role') = 'system' $$;
alter function claim_concerns(integer) owner to alongside_gate;
alter function settle_concern(uuid, timestamptz, timestamptz) owner to alongside_gate;
grant update (alert_due_at, alert_tries, alerted_at) on rights_complaint to alongside_gate;
create policy gate_tells on rights_complaint for update to alongside_gate using (true) with check (true);

-- keeps_here: the person is, or was, on the list of the actor's organisation.
create function keeps_here(p_person uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select from people_registration where person_id = p_person
                   and organisation_id = acting_id('organisation')) $$;
alter function keeps_here(uuid) owner to alongside_gate;
create policy holds on rights_legalhold for all to alongside_runtime
    using (officer_of(organisation_id)) with check (officer_of(organisation_id) and keeps_here(person_id));
create policy sees on rights_disposal for select to alongside_runtime using (
    organisation_id = (select acting_id('organisation'))
    and (select acting('role')) in ('privacy-officer', 'practice-administrator', 'coordinator')
    and not person_id = any((select people_kept_from())::uuid[]));
create policy proposes on rights_disposal for insert to alongside_runtime with check (
    proposed_by = (select acting_id('account')) and officer_of(organisation_id) and keeps_here(person_id)
    and approved_at is null and done_at is null);
create policy decides on rights_disposal for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and done_at is null
    and (select acting('role')) in ('privacy-officer', 'practice-administrator', 'coordinator'))
    with check (coalesce(approved_by, refused_by) = (select acting_id('account')));

-- Texts: a privacy notice that was approved is for everybody; drafts are for those who write and approve them.
create policy sees on rights_textversion for select to alongside_runtime using (
    (kind = 'privacy-notice' and approved_at is not null)
    or (organisation_id = (select acting_id('organisation'))
        and (select acting('role')) in ('privacy-officer', 'administrator')));
create policy writes on rights_textversion for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and written_by = (select acting_id('account'))
    and (select acting('role')) in ('privacy-officer', 'administrator') and approved_at is null);
create policy approves on rights_textversion for update to alongside_runtime
    using (officer_of(organisation_id) and approved_at is null) with check (approved_by = (select acting_id('account')));

-- What a copy holds beside the plan, for the job that makes it: what was done with the record, and what others sent of it.
create policy copies on audit_event for select to alongside_runtime using (copies_for(person));
create policy copies on people_personsource for select to alongside_runtime using (copies_for(person_id));
revoke all on function took_part(uuid, uuid), keeps_here(uuid), claim_concerns(integer),
    settle_concern(uuid, timestamptz, timestamptz) from public;
grant execute on function took_part(uuid, uuid), keeps_here(uuid), claim_concerns(integer),
    settle_concern(uuid, timestamptz, timestamptz) to alongside_runtime;
