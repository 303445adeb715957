import { reactive, watch } from 'vue'
import type { Connection } from '../wire/connection'
import { capture } from './capture'
import { LineWatch } from './line-watch'
import { Link } from './link'
import { measure, type Measured } from './measure'
import { FIRST_CANDIDATES_MILLIS, Publisher } from './publisher'
import type { Quality, Said } from './quality'
import { Room } from './room'
import { release, showing } from './showing'
import { isListenedTo, isSide, OWN, watchersLoss, type Heard, type Told } from './told'

const ANSWERED_MILLIS = 1200

/**
 * The rooms this page holds seats in. Links are negotiated ahead with disabled tracks; the gate enables them. A muted track is
 * disabled, never replaced: replacing would shift the recording.
 */
export class MediaRooms {
  /** By room, then by the name of the seat: what is seen and heard. */
  readonly faces = reactive(new Map<string, Map<string, MediaStream>>())
  /** By room: the names of those whose picture the own line does not bear. */
  readonly spared = reactive(new Map<string, Set<string>>())
  readonly muted = reactive({ audio: false, video: false })
  /** By room, then by the name of the seat: how its line is. */
  readonly lines = reactive(new Map<string, Map<string, Heard>>())
  private readonly rooms = new Map<string, Room>()
  private ready: string | null = null
  private silenced = false
  private connections = 0
  private work: Promise<void> = Promise.resolve()
  private readonly publisher: Publisher

  constructor(private readonly wire: Connection) {
    this.publisher = new Publisher({
      wire,
      connections: () => this.connections,
      inTurn: (step) => this.inTurn(step),
      isThere: (room) => this.seats().includes(room),
      enable: (room) => this.enable(room),
    })
    wire.subscribe<Told>('/user/queue/media', (told) => this.inTurn(() => this.take(told)))
    watch(() => capture.stream, (stream) => {
      if (stream) this.rooms.forEach((room) => this.inTurn(() => this.publisher.supply(room, stream)))
    })
    watch(() => showing.stream, (stream) => {
      for (const { shown } of this.rooms.values()) {
        if (!shown) continue
        if (stream) this.inTurn(() => this.publisher.supply(shown, stream))
        else shown.stopSending()
      }
    })
    wire.onConnected(() => {
      this.connections++
      this.silence(false)
      void wire.command('/app/media/resume', { links: this.held() }).catch((why: unknown) => this.publisher.note(why))
    })
    const lineWatch = new LineWatch({
      openRooms: () => [...this.rooms.values()].filter((room) => room.open),
      restart: (room, link) => this.restart(room, link),
      refresh: (link) => void this.wire.command(`/app/media/links/${link.id}/refresh`).catch((why: unknown) => this.publisher.note(why)),
      doubt: () => this.doubt(),
      tell: (room, said) => this.tell(room, said),
      show: (room, link, shown) => this.show(room, link, shown),
      isQuiet: () => this.isQuiet(),
      watchersLoss: (room) => watchersLoss(this.lines.get(room.id), Date.now()),
      isListenedTo: (room) => isListenedTo(this.lines.get(room.id)),
    })
    watch(() => this.isQuiet(), () => lineWatch.sayAnew())
    setInterval(() => this.silence(wire.state.lostAt !== null && Date.now() - wire.state.lostAt > 10_000), 500)
  }

  private held(): string[] {
    return [...this.rooms.values()].flatMap((room) => room.held())
  }

  /** One after another, so that an offer never overtakes the seat it belongs to. */
  private inTurn(step: () => Promise<void>): void {
    this.work = this.work.then(step).catch((why: unknown) => this.publisher.note(why))
  }

  private async take(told: Told): Promise<void> {
    switch (told.type) {
      case 'seat': {
        const room = told.publish && !told.watch ? this.second(told.room) : this.room(told.room)
        room.seat = told.seat
        room.name = told.name
        room.iceServers = told.iceServers
        room.kept = new Set()
        if (!room.publishing) room.picture = told.picture
        this.gate(room, told.open)
        room.mayPublish = told.publish
        await this.publisher.publishIfDead(room)
        return
      }
      case 'answer': {
        const link = this.bySeat(told.seat)?.publishing
        // The answer to an offer that another has replaced, or that was taken already, is of no use.
        if (link && (link.id ?? told.link) === told.link && !link.described) {
          link.id = told.link
          await link.describe({ type: 'answer', sdp: told.sdp })
        }
        return
      }
      case 'offer':
        return this.watch(this.room(told.room), told)
      case 'candidate':
        return this.bySeat(told.seat)?.candidate(told.link, told.candidate)
      case 'gate':
        return this.gate(this.bySeat(told.seat), told.open)
      case 'kept':
        this.room(told.room).kept = new Set(told.sources)
        return
      case 'drop':
        return told.link === null ? this.leave(told.room, told.seat) : this.drop(told.room, told.link)
      case 'quality':
        return this.keep(told.room, told.name, told)
    }
  }

  private room(id: string): Room {
    let room = this.rooms.get(id)
    if (!room) {
      room = new Room(id)
      this.rooms.set(id, room)
    }
    return room
  }

  /** Besides the one that watches. */
  private second(id: string): Room {
    const room = this.room(id)
    return (room.shown ??= new Room(id, room))
  }

  private seats(): Room[] {
    return [...this.rooms.values()].flatMap((room) => (room.shown ? [room, room.shown] : [room]))
  }

  private bySeat(seat: string): Room | undefined {
    return this.seats().find((room) => room.seat === seat)
  }

  private async watch(room: Room, told: Told & { type: 'offer' }): Promise<void> {
    let link = room.watching.get(told.link)
    const again = !!link
    if (!link) {
      const pc = new RTCPeerConnection({ iceServers: room.iceServers, bundlePolicy: 'max-bundle' })
      link = new Link(pc, told.link, told.source.name)
      for (const early of room.early.get(told.link) ?? []) link.early.push(early)
      room.early.delete(told.link)
      room.watching.set(told.link, link)
      this.noteSpared(room)
      const stream = new MediaStream()
      pc.ontrack = ({ track }) => stream.addTrack(track)
      this.face(told.room, told.source.name, stream)
      this.publisher.watchOver(pc, () => this.askAgain(told.link))
    }
    await link.describe({ type: 'offer', sdp: told.sdp })
    const sdp = await link.ownDescription(again ? FIRST_CANDIDATES_MILLIS : undefined)
    try {
      await this.wire.command(`/app/media/links/${told.link}/answer`, { sdp })
      link.accepted(this.wire)
    } catch (why) {
      this.publisher.retry(why, () => room.watching.get(told.link) === link && this.askAgain(told.link))
    }
  }

  private restart(room: Room, link: Link): void {
    const sender = [room, room.shown].find((one) => one?.publishing === link)
    if (sender) this.publisher.restart(sender, link)
    else if (link.id) this.askAgain(link.id)
  }

  /** Nothing comes over any link: when what was just asked is not answered either, the connection to the server is as dead. */
  private doubt(): void {
    const asked = performance.now()
    setTimeout(() => this.wire.heardAt < asked && this.wire.renew(), ANSWERED_MILLIS)
  }

  private tell(room: Room, said: Said): void {
    this.keep(room.id, OWN, said)
    this.wire.tell(`/app/media/seats/${room.seat}/quality`, said)
  }

  private show(room: Room, link: Link, shown: boolean): void {
    this.noteSpared(room)
    void this.wire.command(`/app/media/links/${link.id}/picture`, { shown }).catch((why: unknown) => {
      link.pictured = !shown
      this.publisher.note(why)
    })
  }

  private noteSpared(room: Room): void {
    this.spared.set(room.id, new Set([...room.watching.values()].filter((one) => !one.pictured).map((one) => one.name)))
  }

  private isQuiet(): boolean {
    return this.muted.audio || this.muted.video || capture.card !== null
  }

  private keep(room: string, name: string, { up, down, picture }: Quality): void {
    this.lines.set(room, new Map(this.lines.get(room)).set(name, { up, down, picture, at: Date.now() }))
  }

  /** Asks for a new offer. */
  private askAgain(link: string): void {
    void this.wire.command(`/app/media/links/${link}/restart`).catch((why: unknown) => this.publisher.note(why))
  }

  private gate(room: Room | undefined, open: boolean): void {
    if (!room) return
    room.open = open
    this.enable(room)
  }

  private enable(room: Room): void {
    room.enable((kind) => !this.silenced && (room.beside ? room.open : (room.open || (kind === 'video' && room.id === this.ready)) && !this.muted[kind]))
  }

  /**
   * It rings: the picture, not the sound, goes as far as the server, which lets nobody see it before the gate opens. By then the
   * encoder and its estimate of the line are warm.
   */
  beReady(room: string | null): void {
    this.ready = room
    this.seats().forEach((one) => this.enable(one))
  }

  /** The seat is ours no longer. */
  private leave(id: string, seat: string): void {
    const room = this.rooms.get(id)
    if (!room) return
    if (room.shown?.seat === seat) {
      room.shown.close()
      // What was begun since waits for a seat of its own.
      if (room.shown.from === showing.stream) release()
      room.shown = null
      return
    }
    if (room.seat && room.seat !== seat) return
    room.close()
    this.rooms.delete(id)
    this.faces.delete(id)
    this.lines.delete(id)
    this.spared.delete(id)
  }

  private drop(id: string, link: string): void {
    const room = this.rooms.get(id)
    const watching = room?.watching.get(link)
    if (room && watching) {
      watching.pc.close()
      room.watching.delete(link)
      this.noteSpared(room)
      // The two sides come back; of whoever was called in, and of what was shown, nothing stays.
      if (!isSide(watching.name) && ![...room.watching.values()].some((one) => one.name === watching.name)) this.faces.get(id)?.delete(watching.name)
    }
  }

  private face(room: string, name: string, stream: MediaStream): void {
    const seen = this.faces.get(room) ?? new Map<string, MediaStream>()
    this.faces.set(room, new Map(seen).set(name, stream))
  }

  mute(kind: 'audio' | 'video', off: boolean): void {
    this.muted[kind] = off
    this.seats().forEach((room) => this.enable(room))
  }

  private silence(silenced: boolean): void {
    if (this.silenced === silenced) return
    this.silenced = silenced
    this.seats().forEach((room) => this.enable(room))
  }

  /** For measuring only. */
  stats(): Promise<Measured[]> {
    return measure([...this.rooms.values()])
  }
}
