import { reactive, watch } from 'vue'
import type { Connection } from '../wire/connection'
import { Refused } from '../wire/connection'
import { capture, openCapture } from './capture'
import { encodingOf } from './ladder'
import { LineWatch } from './line-watch'
import { Link, preferVp8 } from './link'
import { measure, type Measured } from './measure'
import type { Quality } from './quality'
import { Room } from './room'
import { isGuest, OWN, watchersLoss, type Heard, type Told } from './told'

const RETRY_AFTER_MILLIS = 1000
const DISCONNECTED_MILLIS = 1000
/** What a restart finds at once; what comes later is told then. */
const FIRST_CANDIDATES_MILLIS = 150
/** A link that a restart does not bring back is made anew. */
const RESTARTED_MILLIS = 5000
const ANSWERED_MILLIS = 1200
const PASSING = new Set(['media.server-down', 'media.room-unreachable', 'media.room-moved', 'page.no-answer'])

/**
 * The rooms this page holds seats in. Links are negotiated ahead with disabled tracks; the gate enables them. A muted track is
 * disabled, never replaced: replacing would shift the recording.
 */
export class MediaRooms {
  /** By room, then by the name of the seat: what is seen and heard. */
  readonly faces = reactive(new Map<string, Map<string, MediaStream>>())
  readonly muted = reactive({ audio: false, video: false })
  /** By room, then by the name of the seat: how its line is. */
  readonly lines = reactive(new Map<string, Map<string, Heard>>())
  private readonly rooms = new Map<string, Room>()
  private ready: string | null = null
  private silenced = false
  private connections = 0
  private work: Promise<void> = Promise.resolve()

  constructor(private readonly wire: Connection) {
    wire.subscribe<Told>('/user/queue/media', (told) => this.inTurn(() => this.take(told)))
    watch(() => capture.stream, (stream) => {
      if (stream) this.rooms.forEach((room, id) => this.inTurn(() => this.supply(id, room, stream)))
    })
    wire.onConnected(() => {
      this.connections++
      this.silence(false)
      void wire.command('/app/media/resume', { links: this.held() }).catch((why: unknown) => this.note(why))
    })
    new LineWatch({
      openRooms: () => [...this.rooms.values()].filter((room) => room.open),
      restart: (room, link) => this.restart(room, link),
      refresh: (link) => void this.wire.command(`/app/media/links/${link.id}/refresh`).catch((why: unknown) => this.note(why)),
      doubt: () => this.doubt(),
      tell: (room, quality) => this.tell(room, quality),
      watchersLoss: (room) => watchersLoss(this.lines.get(room.id), Date.now()),
    })
    setInterval(() => this.silence(wire.state.lostAt !== null && Date.now() - wire.state.lostAt > 10_000), 500)
  }

  private held(): string[] {
    return [...this.rooms.values()].flatMap((room) => room.held())
  }

  /** One after another, so that an offer never overtakes the seat it belongs to. */
  private inTurn(step: () => Promise<void>): void {
    this.work = this.work.then(step).catch((why: unknown) => this.note(why))
  }

  private note(why: unknown): void {
    console.warn('media', why)
  }

  private async take(told: Told): Promise<void> {
    switch (told.type) {
      case 'seat': {
        const room = this.room(told.room)
        room.seat = told.seat
        room.iceServers = told.iceServers
        room.kept = new Set()
        this.gate(room, told.open)
        room.mayPublish = told.publish
        await this.publishIfDead(told.room, room)
        return
      }
      case 'answer': {
        const link = this.rooms.get(told.room)?.publishing
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
        return this.rooms.get(told.room)?.candidate(told.link, told.candidate)
      case 'gate':
        return this.gate(this.room(told.room), told.open)
      case 'kept':
        this.room(told.room).kept = new Set(told.sources)
        return
      case 'drop':
        return this.drop(told.room, told.link)
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

  /** What was begun on an earlier connection of the page may have been lost with it. */
  private isAlive(link: Link | null): boolean {
    const state = link?.pc.connectionState
    return state === 'connected' || (link?.connection === this.connections && (state === 'new' || state === 'connecting'))
  }

  private async publishIfDead(id: string, room: Room): Promise<void> {
    if (room.mayPublish && !this.isAlive(room.publishing)) await this.publish(id, room)
  }

  /** A camera that was refused, unplugged or busy is there now, or another is wanted. */
  private async supply(id: string, room: Room, stream: MediaStream): Promise<void> {
    if (this.isAlive(room.publishing)) await room.swap(stream)
    else await this.publishIfDead(id, room)
  }

  private async publish(id: string, room: Room): Promise<void> {
    const stream = await openCapture()
    if (!stream) return
    room.stopSending()
    room.take(stream)
    this.gate(room, room.open)
    const pc = new RTCPeerConnection({ iceServers: room.iceServers, bundlePolicy: 'max-bundle' })
    const link = new Link(pc, null, OWN, this.connections)
    room.publishing = link
    for (const track of room.tracks) {
      const transceiver = pc.addTransceiver(track, {
        direction: 'sendonly',
        streams: [stream],
        sendEncodings: track.kind === 'video' ? [encodingOf('FULL')] : undefined,
      })
      if (track.kind === 'video') preferVp8(transceiver)
    }
    this.watchOver(pc, () => room.publishing === link && this.inTurn(() => this.publish(id, room)), () => this.restart(room, link))
    const sdp = await link.ownDescription()
    try {
      const told = await this.wire.command<{ link: string }>(`/app/media/seats/${room.seat}/publish`, { sdp, restart: false })
      link.id = told.link
      link.accepted(this.wire)
    } catch (why) {
      this.retry(why, () => room.publishing === link && this.rooms.has(id) && this.inTurn(() => this.publish(id, room)))
    }
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
      const stream = new MediaStream()
      pc.ontrack = ({ track }) => stream.addTrack(track)
      this.face(told.room, told.source.name, stream)
      this.watchOver(pc, () => this.askAgain(told.link))
    }
    await link.describe({ type: 'offer', sdp: told.sdp })
    const sdp = await link.ownDescription(again ? FIRST_CANDIDATES_MILLIS : undefined)
    try {
      await this.wire.command(`/app/media/links/${told.link}/answer`, { sdp })
      link.accepted(this.wire)
    } catch (why) {
      this.retry(why, () => room.watching.get(told.link) === link && this.askAgain(told.link))
    }
  }

  /** The same link over another way: what is recorded and seen goes on as it was. */
  private restart(room: Room, link: Link): void {
    if (link !== room.publishing) {
      if (link.id) this.askAgain(link.id)
      return
    }
    this.inTurn(async () => {
      if (room.publishing !== link || !link.id || link.restarting) return
      link.restarting = true
      link.described = false
      const sdp = await link.ownDescription(FIRST_CANDIDATES_MILLIS, await link.pc.createOffer({ iceRestart: true }))
      setTimeout(() => {
        link.restarting = false
        if (room.publishing === link && !(link.described && link.pc.connectionState === 'connected')) this.inTurn(() => this.publish(room.id, room))
      }, RESTARTED_MILLIS)
      void this.wire
        .command(`/app/media/seats/${room.seat}/publish`, { sdp, restart: true })
        .then(() => link.accepted(this.wire))
        .catch((why: unknown) => this.retry(why, () => room.publishing === link && this.inTurn(() => this.publish(room.id, room))))
    })
  }

  /** Nothing comes over any link: when what was just asked is not answered either, the connection to the server is as dead. */
  private doubt(): void {
    const asked = performance.now()
    setTimeout(() => this.wire.heardAt < asked && this.wire.renew(), ANSWERED_MILLIS)
  }

  private tell(room: Room, quality: Quality): void {
    this.keep(room.id, OWN, quality)
    this.wire.tell(`/app/media/seats/${room.seat}/quality`, quality)
  }

  private keep(room: string, name: string, { up, down, picture }: Quality): void {
    this.lines.set(room, new Map(this.lines.get(room)).set(name, { up, down, picture, at: Date.now() }))
  }

  /** Asks for a new offer. */
  private askAgain(link: string): void {
    void this.wire.command(`/app/media/links/${link}/restart`).catch((why: unknown) => this.note(why))
  }

  /** What the server could not do just now it may do in a moment; what is refused for good is not asked again. */
  private retry(why: unknown, again: () => void): void {
    this.note(why)
    if (why instanceof Refused && PASSING.has(why.code)) setTimeout(again, RETRY_AFTER_MILLIS)
  }

  private gate(room: Room, open: boolean): void {
    room.open = open
    this.enable(room)
  }

  private enable(room: Room): void {
    room.enable((kind) => (room.open || (kind === 'video' && room.id === this.ready)) && !this.muted[kind] && !this.silenced)
  }

  /**
   * It rings: the picture, not the sound, goes as far as the server, which lets nobody see it before the gate opens. By then the
   * encoder and its estimate of the line are warm.
   */
  beReady(room: string | null): void {
    this.ready = room
    this.rooms.forEach((one) => this.enable(one))
  }

  private drop(id: string, link: string | null): void {
    const room = this.rooms.get(id)
    if (!room) return
    if (link === null) {
      room.close()
      this.rooms.delete(id)
      this.faces.delete(id)
      this.lines.delete(id)
      return
    }
    const watching = room.watching.get(link)
    if (watching) {
      watching.pc.close()
      room.watching.delete(link)
      // The two sides come back; of whoever was called in nothing stays.
      if (isGuest(watching.name) && ![...room.watching.values()].some((one) => one.name === watching.name)) this.faces.get(id)?.delete(watching.name)
    }
  }

  private face(room: string, name: string, stream: MediaStream): void {
    const seen = this.faces.get(room) ?? new Map<string, MediaStream>()
    this.faces.set(room, new Map(seen).set(name, stream))
  }

  /** Begins again when the connection is lost and not closed by us; the browser's own patience is much longer than ours. */
  private watchOver(pc: RTCPeerConnection, again: () => void, mend: () => void = again): void {
    let timer = 0
    pc.onconnectionstatechange = () => {
      clearTimeout(timer)
      if (pc.connectionState === 'failed') again()
      if (pc.connectionState === 'disconnected') timer = window.setTimeout(() => pc.connectionState === 'disconnected' && mend(), DISCONNECTED_MILLIS)
    }
  }

  mute(kind: 'audio' | 'video', off: boolean): void {
    this.muted[kind] = off
    this.rooms.forEach((room) => this.enable(room))
  }

  private silence(silenced: boolean): void {
    if (this.silenced === silenced) return
    this.silenced = silenced
    this.rooms.forEach((room) => this.enable(room))
  }

  /** For measuring only. */
  stats(): Promise<Measured[]> {
    return measure([...this.rooms.values()])
  }
}
