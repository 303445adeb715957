import { Flow, Pictures } from './flow'
import { encodingOf, Ladder } from './ladder'
import type { Link } from './link'
import { pulseOf, type Pulse } from './pulse'
import { between, gradeOf, isCalm, sameWords, Steady, steadily, worst, type Counted, type Grade, type Picture, type Said, type Way } from './quality'
import type { Room } from './room'
import { isShown, shownEncodingOf } from './showing'
import { Sparing } from './sparing'
import { isGuest } from './told'

const LOOK_MILLIS = 200
const LOOKS_TO_A_JUDGEMENT = 10
/** Every link is silent: it is this machine's line. */
const OWN_LINE_MILLIS = 700
/** The machine says that its network is another. */
const HURRY_MILLIS = 400
const HURRIED_FOR_MILLIS = 5000
/** One link is silent: perhaps nobody sends. */
const ONE_LINK_MILLIS = 3000
/** What is shown besides a face may stand still, and comes a few times a second at most. */
const STILL_MILLIS = 15_000
const STILL_HOLE_MILLIS = 5000
const LOST_MILLIS = 2000
const TELL_EVERY_MILLIS = 10_000

export interface Line {
  openRooms(): Room[]
  restart(room: Room, link: Link): void
  /** Asks for a whole picture. */
  refresh(link: Link): void
  /** Nothing comes: is the connection to the server still there? */
  doubt(): void
  tell(room: Room, said: Said): void
  /** The line bears the picture of a link, or its sound alone. */
  show(room: Room, link: Link, shown: boolean): void
  /** Whether little is sent on purpose. */
  isQuiet(): boolean
  /** Per cent, of the worst way to one who watches this page; null when none says anything. */
  watchersLoss(room: Room): number | null
  /** Whether somebody goes by what is said here of what comes. */
  isListenedTo(room: Room): boolean
}

class Watched {
  readonly flows = new Map<Link, Flow>()
  readonly pictures = new Map<Link, Pictures>()
  readonly counted = new Map<Link, Counted>()
  readonly ladder: Ladder
  readonly sparing = new Sparing()
  readonly up = new Steady()
  readonly down = new Steady()
  told: Said | null = null
  toldAt = 0

  constructor(room: Room) {
    this.ladder = new Ladder(room.picture)
  }

  flow(link: Link): Flow {
    let flow = this.flows.get(link)
    if (!flow) this.flows.set(link, (flow = isShown(link.name) ? new Flow(STILL_HOLE_MILLIS) : new Flow()))
    return flow
  }

  picturesOf(link: Link): Pictures {
    let pictures = this.pictures.get(link)
    if (!pictures) this.pictures.set(link, (pictures = new Pictures()))
    return pictures
  }
}

/** Looks after the links of open rooms: makes anew what is dead, and sends as much picture as the line bears. */
export class LineWatch {
  private readonly watched = new Map<Room, Watched>()
  private hurriedUntil = 0
  private looks = 0
  private looking = false

  constructor(private readonly line: Line) {
    setInterval(() => void this.look(), LOOK_MILLIS)
    const hurry = () => (this.hurriedUntil = performance.now() + HURRIED_FOR_MILLIS)
    window.addEventListener('online', hurry)
    ;(navigator as { connection?: EventTarget }).connection?.addEventListener('change', hurry)
  }

  /** What is said of the line is out of date. */
  sayAnew(): void {
    this.looks = LOOKS_TO_A_JUDGEMENT - 1
  }

  private async look(): Promise<void> {
    if (this.looking) return
    this.looking = true
    try {
      const open = this.line.openRooms()
      for (const room of this.watched.keys()) if (!open.includes(room)) this.watched.delete(room)
      const judges = ++this.looks % LOOKS_TO_A_JUDGEMENT === 0
      for (const room of open) await this.lookAt(room, judges)
    } finally {
      this.looking = false
    }
  }

  private async lookAt(room: Room, judges: boolean): Promise<void> {
    let watched = this.watched.get(room)
    if (!watched) this.watched.set(room, (watched = new Watched(room)))
    const links = room.links().filter((link) => ['connected', 'disconnected'].includes(link.pc.connectionState) && !room.kept.has(link.name))
    const pulses = new Map<Link, Pulse>()
    for (const link of links) pulses.set(link, await pulseOf(link.pc, room.sending().includes(link)))
    const dead = this.keepFlowing(room, watched, pulses)
    if (judges && room.publishing && pulses.has(room.publishing)) this.judge(room, watched, pulses, dead)
  }

  /** @returns whether nothing comes over any of them */
  private keepFlowing(room: Room, watched: Watched, pulses: Map<Link, Pulse>): boolean {
    const now = performance.now()
    for (const known of [watched.flows, watched.pictures]) for (const link of known.keys()) if (!pulses.has(link)) known.delete(link)
    for (const [link, pulse] of pulses) {
      const isBack = watched.flow(link).hear(now, pulse.heardBytes, pulse.received?.bytes ?? 0)
      if (!room.sending().includes(link) && (isBack || this.standsStill(watched, link, pulse, now))) this.line.refresh(link)
    }
    // On a distant line silence is longer, and a restart costs more.
    const distance = 2 * Math.max(0, ...[...pulses.values()].map((pulse) => pulse.rttMillis))
    const patience = (now < this.hurriedUntil ? HURRY_MILLIS : OWN_LINE_MILLIS) + distance
    const flows = [...watched.flows]
    const dead = flows.length > 0 && flows.every(([, flow]) => flow.silent >= patience)
    for (const [link, flow] of flows) {
      if (!flow.isDue(now, dead ? patience : (isShown(link.name) ? STILL_MILLIS : ONE_LINK_MILLIS) + distance)) continue
      this.line.restart(room, link)
      if (dead) this.line.doubt()
    }
    return dead
  }

  /** Of what is shown besides faces few pictures come, and none of whom the line spares. */
  private standsStill(watched: Watched, link: Link, pulse: Pulse, now: number): boolean {
    if (!pulse.received || isShown(link.name) || !link.pictured) {
      watched.pictures.delete(link)
      return false
    }
    return watched.picturesOf(link).hear(now, pulse.received.frames, pulse.received.picturePackets)
  }

  private judge(room: Room, watched: Watched, pulses: Map<Link, Pulse>, dead: boolean): void {
    const now = performance.now()
    const publishing = room.publishing
    const sent = publishing ? pulses.get(publishing) : undefined
    if (!publishing || !sent?.sent) return
    const up = steadily(this.way(watched, publishing, sent, sent.sent, dead), watched.up)
    const downs = [...pulses].flatMap(([link, pulse]) => (pulse.received ? [{ name: link.name, way: this.way(watched, link, pulse, pulse.received, dead) }] : []))
    const down = steadily(worst(ofSides(downs)), watched.down)
    const picture = watched.ladder.look(now, { availableKbps: sent.sent.availableKbps, isHeldBack: sent.sent.isHeldBack, lossPercent: up.lossPercent, rttMillis: up.rttMillis, watchersLossPercent: this.line.watchersLoss(room) })
    room.picture = picture
    if (publishing.encoded !== picture) void encode(publishing, picture, encodingOf(picture))
    const shown = room.shown?.publishing
    if (shown && shown.encoded !== picture) void encode(shown, picture, shownEncodingOf(picture, heightOf(shown)))
    if (isGuest(room.name)) this.spare(room, watched.sparing, pulses, now, downs.map(({ way }) => way))
    const said = { up, down, picture, quiet: this.line.isQuiet() }
    const isNews = !watched.told || !sameWords(watched.told, said) || !isCalm(watched.told) || !isCalm(said)
    if (!isNews && !this.line.isListenedTo(room) && now - watched.toldAt < TELL_EVERY_MILLIS) return
    watched.told = said
    watched.toldAt = now
    this.line.tell(room, said)
  }

  /** Asks for the pictures that the line bears. */
  private spare(room: Room, sparing: Sparing, pulses: Map<Link, Pulse>, now: number, downs: Way[]): void {
    sparing.look(now, { lossPercent: least(downs, 'lossPercent'), rttMillis: least(downs, 'rttMillis') })
    for (const link of pulses.keys()) {
      const shown = sparing.shows(link.name)
      if (!link.id || room.sending().includes(link) || link.pictured === shown) continue
      link.pictured = shown
      this.line.show(room, link, shown)
    }
  }

  private way(watched: Watched, link: Link, pulse: Pulse, counted: Counted, dead: boolean): Way {
    const { lossPercent, kbps } = between(watched.counted.get(link) ?? counted, counted)
    watched.counted.set(link, { ...counted })
    const silent = watched.flow(link).silent >= LOST_MILLIS
    const grade: Grade = dead && silent ? 'LOST' : gradeOf(lossPercent, pulse.rttMillis)
    return { grade, lossPercent, rttMillis: pulse.rttMillis, kbps }
  }
}

/** What somebody who was called in loses on the way up is missing here too, and says nothing about the line of the two sides. */
function ofSides(downs: { name: string; way: Way }[]): Way[] {
  return downs.filter(({ name }) => !isGuest(name)).map(({ way }) => way)
}

/** What is lost of every source is lost on the way here. */
const least = (ways: Way[], of: 'lossPercent' | 'rttMillis') => (ways.length ? Math.min(...ways.map((way) => way[of])) : 0)

const pictureOf = (link: Link) => link.pc.getSenders().find((one) => one.track?.kind === 'video')
const heightOf = (link: Link) => pictureOf(link)?.track?.getSettings().height ?? 0

async function encode(link: Link, picture: Picture, wanted: object): Promise<void> {
  link.encoded = picture
  const sender = pictureOf(link)
  const parameters = sender?.getParameters()
  const encoding = parameters?.encodings[0]
  if (!sender || !parameters || !encoding) return
  delete encoding.maxFramerate
  Object.assign(encoding, wanted)
  await sender.setParameters(parameters).catch((why: unknown) => console.warn('media', why))
}
