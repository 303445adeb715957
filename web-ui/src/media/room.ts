import type { CandidateText, Link } from './link'
import type { Picture } from './quality'

export interface IceServer {
  urls: string[]
  username: string
  credential: string
}

/** A room in which this page holds a seat. */
export class Room {
  /** @param beside of which this is the second seat, for what is shown besides the face: it sends, and watches nothing */
  constructor(
    readonly id: string,
    readonly beside: Room | null = null,
  ) {}
  seat = ''
  /** Of the seat. */
  name = ''
  /** The second seat, while this page has one. */
  shown: Room | null = null
  mayPublish = false
  open = false
  /** How much of the face is sent. */
  picture: Picture = 'FULL'
  /** Seats of which nothing comes here now, by their names: their silence says nothing about the line. */
  kept: ReadonlySet<string> = new Set()
  iceServers: IceServer[] = []
  /** What is sent: each a copy of a device's track, switched on and off by itself. */
  tracks: MediaStreamTrack[] = []
  /** Of which stream these are copies. */
  from: MediaStream | null = null
  private readonly sources = new Map<string, MediaStreamTrack>()
  publishing: Link | null = null
  readonly watching = new Map<string, Link>()
  /** What was said about links that are not made yet. */
  readonly early = new Map<string, CandidateText[]>()

  /** All links, those that publish first. */
  links(): Link[] {
    return [...this.sending(), ...this.watching.values()]
  }

  /** The links that publish: the face, and what is shown besides. */
  sending(): Link[] {
    return [this.publishing, this.shown?.publishing].filter((link) => !!link)
  }

  /** The links on which something is seen, or soon will be. */
  held(): string[] {
    return [...this.watching].filter(([, link]) => !['failed', 'closed'].includes(link.pc.connectionState)).map(([id]) => id)
  }

  /** @param may whether what comes from the camera, or from the microphone, goes out now */
  enable(may: (kind: 'audio' | 'video') => boolean): void {
    for (const track of this.tracks) track.enabled = may(track.kind === 'video' ? 'video' : 'audio')
  }

  async candidate(id: string, candidate: CandidateText): Promise<void> {
    const link = this.publishing?.id === id ? this.publishing : this.watching.get(id)
    if (link) return link.add(candidate)
    // Said before the answer or the offer: kept until that comes.
    if (this.publishing && !this.publishing.described) this.publishing.early.push(candidate)
    else this.early.set(id, [...(this.early.get(id) ?? []), candidate])
  }

  /** Copies the devices' tracks to be sent. */
  take(stream: MediaStream): void {
    this.from = stream
    this.tracks = stream.getTracks().map((track) => this.copy(track))
  }

  private copy(track: MediaStreamTrack): MediaStreamTrack {
    this.sources.set(track.kind, track)
    const copy = track.clone()
    copy.contentHint = track.contentHint
    return copy
  }

  /** Another device on the link that is there: nothing is negotiated, and the recording goes on. */
  async swap(stream: MediaStream): Promise<void> {
    this.from = stream
    for (const source of stream.getTracks()) {
      const sender = this.publishing?.pc.getSenders().find((one) => one.track?.kind === source.kind)
      if (!sender || this.sources.get(source.kind) === source) continue
      const old = sender.track
      const fresh = this.copy(source)
      fresh.enabled = old?.enabled ?? false
      this.tracks = [...this.tracks.filter((track) => track !== old), fresh]
      await sender.replaceTrack(fresh)
      old?.stop()
    }
  }

  stopSending(): void {
    this.publishing?.pc.close()
    this.tracks.forEach((track) => track.stop())
  }

  close(): void {
    this.stopSending()
    this.shown?.close()
    this.watching.forEach((link) => link.pc.close())
  }
}
