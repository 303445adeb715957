import { reactive, watch } from 'vue'
import type { Connection } from '../wire/connection'
import { Refused } from '../wire/connection'
import { capture, openCapture } from './capture'
import { gathered, Link, preferVp8, type CandidateText } from './link'

interface IceServer {
  urls: string[]
  username: string
  credential: string
}
type Told =
  | { type: 'seat'; room: string; seat: string; publish: boolean; open: boolean; iceServers: IceServer[] }
  | { type: 'answer'; room: string; seat: string; link: string; sdp: string }
  | { type: 'offer'; room: string; seat: string; link: string; source: { seat: string; name: string }; sdp: string }
  | { type: 'candidate'; room: string; link: string; candidate: CandidateText }
  | { type: 'gate'; room: string; open: boolean }
  | { type: 'drop'; room: string; link: string | null; reason: string }

class Room {
  constructor(readonly id: string) {}
  seat = ''
  mayPublish = false
  open = false
  iceServers: IceServer[] = []
  tracks: MediaStreamTrack[] = []
  publishing: Link | null = null
  readonly watching = new Map<string, Link>()
  /** What was said about links that are not made yet. */
  readonly early = new Map<string, CandidateText[]>()
}

interface Measured {
  name: string
  room: string
  connected: boolean
  framesDecoded: number
  bytesReceived: number
}

const MAX_BITRATE = 1_200_000
const RETRY_AFTER_MILLIS = 1000
const DISCONNECTED_MILLIS = 1000
const PASSING = new Set(['media.server-down', 'media.room-unreachable', 'media.room-moved', 'page.no-answer'])

/**
 * The rooms this page holds seats in. Links are negotiated ahead with disabled tracks; the gate enables them. A muted track is
 * disabled, never replaced: replacing would shift the recording.
 */
export class MediaRooms {
  /** By room, then by the name of the seat: what is seen and heard. */
  readonly faces = reactive(new Map<string, Map<string, MediaStream>>())
  readonly muted = reactive({ audio: false, video: false })
  private readonly rooms = new Map<string, Room>()
  private ready: string | null = null
  private silenced = false
  private connections = 0
  private work: Promise<void> = Promise.resolve()

  constructor(private readonly wire: Connection) {
    wire.subscribe<Told>('/user/queue/media', (told) => this.inTurn(() => this.take(told)))
    // A camera that was refused, unplugged or busy is there now.
    watch(() => capture.stream, (stream) => {
      if (stream) this.rooms.forEach((room, id) => this.inTurn(() => this.publishIfDead(id, room)))
    })
    wire.onConnected(() => {
      this.connections++
      this.silence(false)
      void wire.command('/app/media/resume', { links: this.held() }).catch((why: unknown) => this.note(why))
    })
    setInterval(() => this.silence(wire.state.lostAt !== null && Date.now() - wire.state.lostAt > 10_000), 500)
  }

  /** The links on which something is seen, or soon will be. */
  private held(): string[] {
    return [...this.rooms.values()].flatMap((room) =>
      [...room.watching].filter(([, link]) => !['failed', 'closed'].includes(link.pc.connectionState)).map(([id]) => id),
    )
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
        return this.candidate(told)
      case 'gate':
        return this.gate(this.room(told.room), told.open)
      case 'drop':
        return this.drop(told.room, told.link)
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

  private async publish(id: string, room: Room): Promise<void> {
    const stream = await openCapture()
    if (!stream) return
    room.publishing?.pc.close()
    room.tracks.forEach((track) => track.stop())
    room.tracks = stream.getTracks().map((track) => track.clone())
    this.gate(room, room.open)
    const pc = new RTCPeerConnection({ iceServers: room.iceServers, bundlePolicy: 'max-bundle' })
    const link = new Link(pc, null, 'own', this.connections)
    room.publishing = link
    for (const track of room.tracks) {
      const transceiver = pc.addTransceiver(track, {
        direction: 'sendonly',
        streams: [stream],
        sendEncodings: track.kind === 'video' ? [{ maxBitrate: MAX_BITRATE }] : undefined,
      })
      if (track.kind === 'video') preferVp8(transceiver)
    }
    this.watchOver(pc, () => room.publishing === link && this.inTurn(() => this.publish(id, room)))
    await pc.setLocalDescription()
    await gathered(pc)
    try {
      const told = await this.wire.command<{ link: string }>(`/app/media/seats/${room.seat}/publish`, {
        sdp: pc.localDescription?.sdp ?? '',
        restart: false,
      })
      link.id = told.link
    } catch (why) {
      this.retry(why, () => room.publishing === link && this.rooms.has(id) && this.inTurn(() => this.publish(id, room)))
    }
  }

  private async watch(room: Room, told: Told & { type: 'offer' }): Promise<void> {
    let link = room.watching.get(told.link)
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
    await link.pc.setLocalDescription()
    await gathered(link.pc)
    try {
      await this.wire.command(`/app/media/links/${told.link}/answer`, { sdp: link.pc.localDescription?.sdp ?? '' })
    } catch (why) {
      this.retry(why, () => room.watching.get(told.link) === link && this.askAgain(told.link))
    }
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

  private async candidate(told: Told & { type: 'candidate' }): Promise<void> {
    const room = this.rooms.get(told.room)
    if (!room) return
    const link = room.publishing?.id === told.link ? room.publishing : room.watching.get(told.link)
    if (link) return link.add(told.candidate)
    // Said before the answer or the offer: kept until that comes.
    if (room.publishing && !room.publishing.described) room.publishing.early.push(told.candidate)
    else room.early.set(told.link, [...(room.early.get(told.link) ?? []), told.candidate])
  }

  private gate(room: Room, open: boolean): void {
    room.open = open
    this.enable(room)
  }

  private enable(room: Room): void {
    for (const track of room.tracks) {
      const isVideo = track.kind === 'video'
      const muted = isVideo ? this.muted.video : this.muted.audio
      track.enabled = (room.open || (isVideo && room.id === this.ready)) && !muted && !this.silenced
    }
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
      room.publishing?.pc.close()
      room.tracks.forEach((track) => track.stop())
      room.watching.forEach((watching) => watching.pc.close())
      this.rooms.delete(id)
      this.faces.delete(id)
      return
    }
    const watching = room.watching.get(link)
    if (watching) {
      watching.pc.close()
      room.watching.delete(link)
    }
  }

  private face(room: string, name: string, stream: MediaStream): void {
    const seen = this.faces.get(room) ?? new Map<string, MediaStream>()
    this.faces.set(room, new Map(seen).set(name, stream))
  }

  /** Begins again when the connection is lost and not closed by us; the browser's own patience is much longer than ours. */
  private watchOver(pc: RTCPeerConnection, again: () => void): void {
    let timer = 0
    pc.onconnectionstatechange = () => {
      clearTimeout(timer)
      if (pc.connectionState === 'failed') again()
      if (pc.connectionState === 'disconnected') timer = window.setTimeout(() => pc.connectionState === 'disconnected' && again(), DISCONNECTED_MILLIS)
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
  async stats(): Promise<Measured[]> {
    const all: Measured[] = []
    for (const [room, { watching }] of this.rooms) {
      for (const link of watching.values()) {
        const entry = { name: link.name, room, connected: link.pc.connectionState === 'connected', framesDecoded: 0, bytesReceived: 0 }
        ;(await link.pc.getStats()).forEach((report: { type: string; framesDecoded?: number; bytesReceived?: number }) => {
          if (report.type === 'inbound-rtp') {
            entry.framesDecoded += report.framesDecoded ?? 0
            entry.bytesReceived += report.bytesReceived ?? 0
          }
        })
        all.push(entry)
      }
    }
    return all
  }
}
