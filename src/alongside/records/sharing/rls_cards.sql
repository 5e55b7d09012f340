-- The emergency card (rules/cards.py): made and stopped by whoever decides about sharing, stopped for them by those who look
-- after them, used by whoever holds its link and
-- knows the passcode. The runtime role never tries a passcode itself: open_card() is the only way to a use.
call protect_table('sharing_card', 'select, insert');
call protect_table('sharing_carduse', 'select, update (told_at)');
call of_the_same_person('sharing_carduse', 'card_id', 'sharing_card');
grant update on sharing_card to alongside_gate;
grant insert on sharing_carduse to alongside_gate;
create policy gate_counts on sharing_card for update to alongside_gate using (true) with check (true);
create policy gate_opens on sharing_carduse for insert to alongside_gate with check (true);

-- decides_cards: the person, or who acts for them with an authority in force that reaches this.
create function decides_cards(p_person uuid) returns boolean language plpgsql stable as $$
begin
    return acting('role') in ('person', 'proxy') and contributes_section(p_person, 'people');
end $$;
create policy sees on sharing_card for select to alongside_runtime using (decides_cards(person_id));
create policy makes on sharing_card for insert to alongside_runtime with check (
    made_by = (select acting_id('account')) and stopped_at is null and tries = 0 and decides_cards(person_id));
-- stop_card: whose card it was, where it was stopped now; nothing else of a card ever changes.
create function stop_card(p_card uuid) returns uuid language sql security definer set search_path = public as $$
    update sharing_card c set stopped_at = acting_at(), stopped_by = acting_id('account')
    where c.id = p_card and c.stopped_at is null and decides_cards(c.person_id) returning c.person_id $$;
alter function stop_card(uuid) owner to alongside_gate;
revoke all on function stop_card(uuid) from public;
grant execute on function stop_card(uuid) to alongside_runtime;
-- stops_for: staff who stop the cards of somebody who rings and has lost them: who looks after the person, and their
-- safeguarding lead. They see that there are cards, and no row of them: not what a card opens, whom to ask, who used it.
create function stops_for(p_person uuid) returns boolean language plpgsql stable as $$
begin
    return (acting('role') in ('coordinator', 'professional') and in_team_of(p_person)) or guards_person(p_person);
end $$;
create function cards_to_stop(p_person uuid)
returns table (card uuid, printed_on date, ends_on date, stopped_at timestamptz)
language sql stable security definer set search_path = public as $$
    select c.id, c.printed_on, c.ends_on, c.stopped_at from sharing_card c
    where c.person_id = any(records_of(p_person)) and c.ends_on >= today() and stops_for(p_person)
    order by c.made_at desc, c.id $$;
-- stop_cards_for: which of these cards were stopped now, and whose record each is in; who came second gets none.
create function stop_cards_for(p_person uuid, p_cards uuid[], p_why text) returns table (card uuid, person uuid)
language sql security definer set search_path = public as $$
    update sharing_card c set stopped_at = acting_at(), stopped_by = acting_id('account'), stopped_why = p_why
    where c.id = any(p_cards) and c.person_id = any(records_of(p_person)) and c.stopped_at is null and stops_for(p_person)
    returning c.id, c.person_id $$;
alter function cards_to_stop(uuid) owner to alongside_gate;
alter function stop_cards_for(uuid, uuid[], text) owner to alongside_gate;
revoke all on function cards_to_stop(uuid), stop_cards_for(uuid, uuid[], text) from public;
grant execute on function cards_to_stop(uuid), stop_cards_for(uuid, uuid[], text) to alongside_runtime;
-- The person is told that their cards were stopped, also where a safeguarding lead did it, who sends nothing else.
create policy tells_of_stopped_cards on messaging_message for insert to alongside_runtime with check (
    kind = 'cards-stopped' and organisation_id = (select acting_id('organisation')) and stops_for(person_id));

-- Who used a card is seen by who decides about cards, by the job that tells the person, and by the one who used it. They act
-- as an emergency viewer of no organisation whose account is the use itself.
create policy sees on sharing_carduse for select to alongside_runtime using (
    (select acting('role')) = 'system' or id = (select acting_id('account'))
    or decides_cards(person_id));
create policy tells on sharing_carduse for update to alongside_runtime using ((select acting('role')) = 'system');

-- card_opens: the parts that this use opens at this moment; null where it opens none. A card that is stopped, or over, ends
-- every look that it opened.
create function card_opens(p_person uuid, p_use uuid, p_at timestamptz) returns text[] language sql stable as $$
    select u.sections from sharing_carduse u join sharing_card c on c.id = u.card_id
    where u.id = p_use and u.person_id = p_person and u.opened_at <= p_at and u.until_at > p_at
      and (c.stopped_at is null or c.stopped_at > p_at) and c.ends_on >= (p_at at time zone 'Europe/London')::date $$;

-- open_card: the link and the passcode, both as hashes. Unknown, stopped, over, waiting, and a person of whom anybody may not
-- even know: one answer, and no try is counted. A wrong passcode costs one: five in a row, and the card waits for a quarter
-- of an hour; twenty, and it stops. Every bit of the two hashes is looked at, whatever the first ones say.
create function open_card(
    p_token text, p_passcode text, p_use uuid, p_who text, p_reason text, p_words text
) returns table (outcome text, person uuid, card uuid, until_at timestamptz)
language plpgsql security definer set search_path = public as $$
declare v_card sharing_card%rowtype; v_tries integer;
begin
    select c.* into v_card from sharing_card c where c.token_hash = p_token for update;
    if v_card.id is null or v_card.stopped_at is not null or v_card.ends_on < today()
       or coalesce(v_card.waits_until > acting_at(), false)
       or exists (select from sharing_restriction x where x.person_id = any(linked_records(v_card.person_id))
                  and x.lifted_at is null and x.section is null and x.items = '{}') then
        return query select 'unknown', null::uuid, null::uuid, null::timestamptz;
    elsif bit_count(('x' || v_card.passcode_hash)::bit(256) # ('x' || p_passcode)::bit(256)) > 0 then
        v_tries := v_card.tries + 1;
        update sharing_card c set tries = v_tries,
            waits_until = case when v_tries % 5 = 0 then acting_at() + interval '15 minutes' end,
            stopped_at = case when v_tries >= 20 then acting_at() end
        where c.id = v_card.id;
        return query select 'wrong', v_card.person_id, v_card.id, null::timestamptz;
    else
        update sharing_card c set tries = 0, waits_until = null where c.id = v_card.id;
        insert into sharing_carduse (id, card_id, person_id, sections, who, reason, words, opened_at, until_at)
            values (p_use, v_card.id, v_card.person_id, v_card.sections, p_who, p_reason, p_words, acting_at(),
                    acting_at() + interval '1 hour');
        return query select 'opened', v_card.person_id, v_card.id, acting_at() + interval '1 hour';
    end if;
end $$;
alter function open_card(text, text, uuid, text, text, text) owner to alongside_gate;
revoke all on function open_card(text, text, uuid, text, text, text) from public;
grant execute on function open_card(text, text, uuid, text, text, text) to alongside_runtime;
