import { describe, expect, it } from 'vitest';
import { around, cafe, lostBy, notes, outline, read } from '../../../../test/support/map-files.ts';
import { writers } from './formats.ts';
import { MapBuilder } from './imported.ts';

describe('CJML', () => {
  it('keeps stages, touchpoints with channels, and what both sides do', () => {
    const map = cafe();
    const back = read(writers.cjml.write(map, around) as string);
    expect(back.document.map).toMatchObject({ title: 'A first visit', kind: 'to-be' });
    const told = outline(back.document);
    expect(told.columns).toEqual(['Arrive', 'Order']);
    expect(told.cards.map(({ lane, column, text, channel }) => [lane, column, text, channel])).toEqual(
      expect.arrayContaining([
        ['Touchpoints', 'Order', 'I read the menu', 'website'],
        ['What the customer does', 'Arrive', 'I look, then I sit', null],
        ['People behind the scenes', 'Order', 'Takes the order', null],
      ]),
    );
    expect(lostBy('cjml', map).join()).toMatch(/2 steps within stages/);
  });

  it('reads the sample of its makers, whose actor is named and not referred to', () => {
    const imported = read(`<CJML version="2.0"><actualJourney><journeyID>J1</journeyID><actors>
      <endUser actorID="A1"><actorName>Ana</actorName></endUser>
      <serviceProvider actorID="B1"><companyName>Shop</companyName></serviceProvider></actors>
      <touchpoints><actualCommunicationPoint><touchpointID>T1</touchpointID>
      <initiator><refersTo actorIDref="A1"/><initiatorLabel>Books a table</initiatorLabel></initiator>
      <receiver><refersTo actorIDref="Shop"/><receiverLabel>Booking stored</receiverLabel></receiver>
      <channel><channelName>Web</channelName></channel><experience><experienceRating>4</experienceRating></experience>
      </actualCommunicationPoint></touchpoints></actualJourney></CJML>`);
    expect(outline(imported.document).cards).toMatchObject([
      { lane: 'Touchpoints', text: 'Books a table', channel: 'Web', column: 'Journey' },
      { lane: 'People behind the scenes', text: 'Shop: Booking stored' },
    ]);
    expect(notes(imported)).toMatch(/“Shop” was taken for the actor of that name/);
    expect(notes(imported)).toMatch(/lost: Experience that people rated/);
    expect(notes(imported)).not.toMatch(/lost: Details/);
  });

  it('reads the older dialect, which is not well-formed', () => {
    const imported =
      read(`<cjml><actors><actor id=a1 name="Ana" role=customer/><actor id=b1 name=Bank role=bank/>
      <touchpoints><action initiatorId=a1 time=1>Looks & compares</action>
      <communicationPoint senderId=b1 receiverId=a1 time=2><sender riskCategory=none>Sends offer</sender>
      <receiver>Reads offer</receiver></communicationPoint>
      <action initiatorId=zz>Checks</action></touchpoints></cjml>`);
    expect(outline(imported.document).cards.map(({ lane, text }) => [lane, text])).toEqual([
      ['What the customer does', 'Looks & compares'],
      ['Touchpoints', 'Reads offer'],
      ['People behind the scenes', 'Bank: Sends offer'],
      ['People behind the scenes', 'zz: Checks'],
    ]);
    expect(notes(imported)).toMatch(/“zz” is no actor that was declared/);
    expect(notes(imported)).toMatch(/lost: Details of touchpoints .*: time, riskcategory\./);
    expect(() => read('<CJML version="2.0"></CJML>')).toThrow(/no touchpoints/);
  });

  const point = (label: string) =>
    `<plannedAction><initiator><refersTo actorIDref="A1"/><initiatorLabel>${label}</initiatorLabel></initiator></plannedAction>`;
  const journey = (inner: string, kind = 'planned') =>
    `<${kind}Journey><journeyID>${kind}</journeyID><actors><endUser actorID="A1"/></actors><touchpoints>${inner}</touchpoints></${kind}Journey>`;

  it('is read with names of a namespace', () => {
    const imported = read(
      `<c:CJML xmlns:c="http://x.example">${journey(point('Looks')).replace(/<(\/?)(?=\w)/g, '<$1c:')}</c:CJML>`,
    );
    expect(outline(imported.document).cards.map(({ text }) => text)).toEqual(['Looks']);
  });

  it('takes the first of several journeys and says so, and what else it has no place for', () => {
    const imported = read(
      `<CJML><plannedJourney><shortSummary>In short</shortSummary><reference>R 7</reference></plannedJourney></CJML>`.replace(
        '</plannedJourney>',
        `<touchpoints>${point('Looks')}${point('')}</touchpoints></plannedJourney>${journey(point('Pays'), 'actual')}`,
      ),
    );
    expect(outline(imported.document).cards.map(({ text }) => text)).toEqual(['Looks']);
    expect(imported.document.map).toMatchObject({ kind: 'to-be', scenario: 'In short' });
    expect(notes(imported)).toContain('1 more was left out');
    expect(notes(imported)).toContain('lost: Touchpoints and actions without a word');
    expect(notes(imported)).toMatch(/lost: Details .*: reference\./);
  });

  it('says where the file breaks off, and refuses elements within one another without end at once', () => {
    const cut = `<CJML>${journey(point('Looks'))}`;
    expect(notes(read(cut))).toContain('lost: The file breaks off before its end');
    expect(notes(read(`${cut}</CJML>`))).not.toContain('breaks off');
    expect(() => read(`<CJML>${'<a>'.repeat(300_000)}`)).toThrow(/within one another/);
  });

  it('takes nothing from what a document type declares', () => {
    const imported = read(
      `<!DOCTYPE CJML [<!ENTITY a "&b;&b;"><!ENTITY b SYSTEM "file:///etc/passwd">]><CJML>${journey(point('&a; &amp; &#65;'))}</CJML>`,
    );
    expect(outline(imported.document).cards.map(({ text }) => text)).toEqual(['&a; & A']);
  });

  it('is written without what XML does not allow', () => {
    const builder = new MapBuilder(around, { title: 'A\u0007 & \ud83d<b>' });
    builder.card(builder.lane('touchpoints'), builder.stage('S\u000b'), 'I pay\u001b, 🙂 \uffff');
    const text = writers.cjml.write(builder.done().document, around) as string;
    expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    const back = read(text);
    expect(back.document.map.title).toBe('A & <b>');
    expect(outline(back.document).cards.map(({ text: words }) => words)).toEqual(['I pay, 🙂']);
  });
});
