import type { BoardroomModel, LightsModel, MeterModel, OfferModel, SeatColour, SeatModel } from '../../../src/scenes/model.ts';

type Language = BoardroomModel['language'];
type Words = readonly [en: string, zh: string];

interface SeatWords {
  readonly id: string;
  readonly colour: SeatColour;
  readonly name: Words;
  readonly stance: Words;
  readonly action: Words;
}

const seats: readonly SeatWords[] = [
  { id: 'board', colour: 'board', name: ['The board', '董事会'], stance: ['Divided, open to talks', '内部有分歧，愿意谈'], action: ['Names a third chief executive and gives no further reasons', '任命第三位CEO，不再说明理由'] },
  { id: 'founder', colour: 'founder', name: ['Sam Altman', '奥尔特曼'], stance: ['Looking for a way back on his own terms', '想按自己的条件回来'], action: ['Takes the offer of a new laboratory at Microsoft', '接受微软新实验室的邀请'] },
  { id: 'partner', colour: 'partner', name: ['Satya Nadella', '纳德拉'], stance: ['Ready to hire everybody', '随时可以收下所有人'], action: ['Offers a place to anyone who leaves', '向每一个离开的人提供职位'] },
  { id: 'workforce', colour: 'workforce', name: ['Employees', '员工'], stance: ['Signing a letter', '正在签联名信'], action: ['Demands that the board resign and both return, or they leave for Microsoft', '要求董事会辞职、两人复职，否则集体转投微软'] },
  { id: 'investors', colour: 'investors', name: ['Investors', '投资人'], stance: ['Weighing legal steps', '在考虑走法律途径'], action: ['Holds the tender open for now', '暂时保留要约收购'] },
  { id: 'swingDirector', colour: 'other', name: ['Ilya Sutskever', '苏茨克维'], stance: ['Wavering', '动摇'], action: ['Signs the letter', '在联名信上签名'] },
  { id: 'interimChief', colour: 'other', name: ['Emmett Shear', '希尔'], stance: ['Asks for the file', '要求看材料'], action: ['Declines unless evidence is shown', '不给证据就不接任'] },
  { id: 'ally', colour: 'other', name: ['Greg Brockman', '布罗克曼'], stance: ['Outside, with the founder', '已离开，与创始人同进退'], action: ['Leaves', '离开公司'] },
];

const meterWords: readonly (readonly [id: string, name: Words, value: number, before: number])[] = [
  ['legitimacy', ['Board standing', '董事会公信力'], 34, 46],
  ['trust', ['Staff trust in the board', '员工对董事会的信任'], 12, 30],
  ['disclosure', ['Disclosure', '信息披露'], 20, 20],
  ['oversight', ['Safety oversight', '安全监督'], 58, 62],
  ['tender', ['Tender', '要约收购'], 41, 55],
  ['customers', ['Customers', '客户'], 63, 70],
  ['calm', ['Market calm', '市场平静'], 38, 38],
  ['legal', ['Legal pressure', '法律压力'], 66, 48],
  ['press', ['Press heat', '舆论热度'], 92, 80],
  ['runway', ['Runway and compute', '资金与算力'], 71, 71],
  ['talks', ['Talks', '谈判进展'], 35, 22],
];

const offerWords: readonly (readonly [id: string, by: SeatColour, name: Words, until: Words])[] = [
  ['returns', 'founder', ['Returns, new board with one old director', '复职，新董事会留一位旧董事'], ['until Sun evening', '到周日晚']],
  ['leave', 'board', ['Leave and an inquiry', '停职并调查'], ['until Sun 23:53', '到周日23:53']],
  ['neutral', 'partner', ['Neutral chief with a renewed board', '中立CEO，改组董事会'], ['until Sun 23:53', '到周日23:53']],
];

export const modelNames = ['opening', 'sealed', 'before', 'revealed', 'letter', 'offers', 'verdict'] as const;
export type ModelName = (typeof modelNames)[number];

export function sampleModel(name: ModelName, language: Language): BoardroomModel {
  const say = ([en, zh]: Words): string => (language === 'en' ? en : zh);
  const base: BoardroomModel = {
    language,
    clock: say(['Thu 16 Nov 2023, 16:00 PST', '2023年11月16日 周四 16:00']),
    title: say(['Four votes', '四票']),
    night: 0.3,
    seats: seatModels(say, (seat, index) => (index === 0 || seat.id === 'swingDirector' ? 'waiting' : 'none')),
    meters: meterModels(say, false),
    lights: lightsModel(say, 0, 0, false),
    offers: [],
    verdict: undefined,
  };
  switch (name) {
    case 'opening':
      return base;
    case 'sealed':
      return { ...at(base, say(['Sun 19 Nov, 23:53 PST', '11月19日 周日 23:53']), say(['Before the market opens', '开市之前']), 1), seats: seatModels(say, (_, index) => (index === 1 ? 'waiting' : 'sealed')) };
    case 'before':
      return { ...sampleModel('revealed', language), seats: seatModels(say, () => 'sealed'), meters: meterModels(say, false), lights: lightsModel(say, 0, 0, false) };
    case 'revealed':
      return {
        ...at(base, say(['Mon 20 Nov, dawn', '11月20日 周一 拂晓']), say(['The letter', '联名信']), 0.75),
        seats: seatModels(say, () => 'opened'),
        meters: meterModels(say, true),
        lights: lightsModel(say, 505, 0, true),
      };
    case 'letter':
      return { ...at(base, say(['Mon 20 Nov, dawn', '11月20日 周一 拂晓']), say(['The letter', '联名信']), 0.6), meters: meterModels(say, true), lights: lightsModel(say, 505, 490, true), seats: seatModels(say, (_, index) => (index < 5 ? 'waiting' : 'none')) };
    case 'offers':
      return {
        ...at(base, say(['Sun 19 Nov, midday', '11月19日 周日 中午']), say(['The guest badge', '访客证']), 0),
        offers: offerWords.map(([id, by, words, until]): OfferModel => ({ id, by, name: say(words), until: say(until) })),
        meters: meterModels(say, true),
        lights: lightsModel(say, 60, 20, true),
        seats: seatModels(say, (_, index) => (index % 2 === 0 ? 'opened' : 'sealed')),
      };
    case 'verdict':
      return {
        ...at(base, say(['Wed 22 Nov and after', '11月22日 周三及以后']), say(['Settlement', '尘埃落定']), 0.1),
        lights: lightsModel(say, 747, 747, true),
        meters: meterModels(say, true),
        seats: seatModels(say, () => 'none'),
        verdict: {
          ending: say(['Return with a reformed board', '复职，董事会改组']),
          scales: [
            { name: say(['Oversight', '监督']), value: 48 },
            { name: say(['Company', '公司']), value: 74 },
            { name: say(['Trust', '信任']), value: 61 },
          ],
        },
      };
  }
}

/** The fictional case: sixty names, one stage earlier. */
export function smallModel(language: Language): BoardroomModel {
  const model = sampleModel('letter', language);
  return { ...model, seats: model.seats.slice(0, 5), lights: { ...lightsModel(([en, zh]) => (language === 'en' ? en : zh), 41, 12, true), total: 60 } };
}

function at(model: BoardroomModel, clock: string, title: string, night: number): BoardroomModel {
  return { ...model, clock, title, night };
}

function seatModels(say: (words: Words) => string, envelope: (seat: SeatWords, index: number) => SeatModel['envelope']): readonly SeatModel[] {
  return seats.map((seat, index) => {
    const state = envelope(seat, index);
    return {
      id: seat.id,
      colour: seat.colour,
      name: say(seat.name),
      stance: say(seat.stance),
      mine: index === 2,
      present: seat.id !== 'ally',
      envelope: state,
      ...(state === 'opened' ? { opened: say(seat.action) } : {}),
    };
  });
}

function meterModels(say: (words: Words) => string, moved: boolean): readonly MeterModel[] {
  return meterWords.map(([id, name, value, before]) => ({ id, name: say(name), short: say([name[0].split(' ').at(-1) ?? '', name[1].slice(0, 4)]), value: moved ? value : before, before }));
}

function lightsModel(say: (words: Words) => string, lit: number, before: number, open: boolean): LightsModel {
  return { name: say(['Names under the letter', '联名信签名']), total: 770, lit, before, open };
}
