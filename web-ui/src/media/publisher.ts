import type { Connection } from '../wire/connection'
import { Refused } from '../wire/connection'
import { openCapture } from './capture'
import { encodingOf } from './ladder'
import { Link, preferVp8 } from './link'
import type { Room } from './room'
import { showing, shownEncodingOf } from './showing'
import { OWN } from './told'

const RETRY_AFTER_MILLIS = 1000
const DISCONNECTED_MILLIS = 1000
/** What a restart finds at once; what comes later is told then. */
export const FIRST_CANDIDATES_MILLIS = 150
/** A link that a restart does not bring back is made anew. */
const RESTARTED_MILLIS = 5000
const PASSING = new Set(['media.server-down', 'media.room-unreachable', 'media.room-moved', 'page.no-answer'])

/** What of its page somebody who publishes needs. */
export interface Around {
  wire: Connection
  /** How often the page has connected. */
  connections(): number
  /** One after another. */
  inTurn(step: () => Promise<void>): void
  isThere(room: Room): boolean
  enable(room: Room): void
}

/** Sends from the seats of this page: makes the links, mends them, and makes them anew. */
export class Publisher {
  constructor(private readonly around: Around) {}

  note(why: unknown): void {
    console.warn('media', why)
  }

  /** What was begun on an earlier connection of the page may have been lost with it. */
  private isAlive(link: Link | null): boolean {
    const state = link?.pc.connectionState
    return state === 'connected' || (link?.connection === this.around.connections() && (state === 'new' || state === 'connecting'))
  }

  async publishIfDead(room: Room): Promise<void> {
    if (room.mayPublish && !this.isAlive(room.publishing)) await this.publish(room)
  }

  /** A device that was refused, unplugged or busy is there now, or another is wanted. */
  async supply(room: Room, stream: MediaStream): Promise<void> {
    if (this.isAlive(room.publishing)) await room.swap(stream)
    else await this.publishIfDead(room)
  }

  private async publish(room: Room): Promise<void> {
    const stream = await (room.beside ? showing.stream : openCapture())
    if (!stream) return
    room.stopSending()
    room.take(stream)
    this.around.enable(room)
    const pc = new RTCPeerConnection({ iceServers: room.iceServers, bundlePolicy: 'max-bundle' })
    const link = new Link(pc, null, room.beside ? room.name : OWN, this.around.connections())
    room.publishing = link
    link.encoded = (room.beside ?? room).picture
    for (const track of room.tracks) {
      const transceiver = pc.addTransceiver(track, {
        direction: 'sendonly',
        streams: [stream],
        sendEncodings: track.kind === 'video' ? [room.beside ? shownEncodingOf(link.encoded, track.getSettings().height ?? 0) : encodingOf(link.encoded)] : undefined,
      })
      if (track.kind === 'video') preferVp8(transceiver)
    }
    const again = () => room.publishing === link && this.around.isThere(room) && this.around.inTurn(() => this.publish(room))
    this.watchOver(pc, again, () => this.restart(room, link))
    const sdp = await link.ownDescription()
    try {
      const told = await this.around.wire.command<{ link: string }>(`/app/media/seats/${room.seat}/publish`, { sdp, restart: false })
      link.id = told.link
      link.accepted(this.around.wire)
    } catch (why) {
      this.retry(why, again)
    }
  }

  /** The same link over another way: what is recorded and seen goes on as it was. */
  restart(room: Room, link: Link): void {
    const { inTurn, wire } = this.around
    inTurn(async () => {
      if (room.publishing !== link || !link.id || link.restarting) return
      link.restarting = true
      link.described = false
      const sdp = await link.ownDescription(FIRST_CANDIDATES_MILLIS, await link.pc.createOffer({ iceRestart: true }))
      setTimeout(() => {
        link.restarting = false
        if (room.publishing === link && !(link.described && link.pc.connectionState === 'connected')) inTurn(() => this.publish(room))
      }, RESTARTED_MILLIS)
      void wire
        .command(`/app/media/seats/${room.seat}/publish`, { sdp, restart: true })
        .then(() => link.accepted(wire))
        .catch((why: unknown) => this.retry(why, () => room.publishing === link && inTurn(() => this.publish(room))))
    })
  }

  /** What the server could not do just now it may do in a moment; what is refused for good is not asked again. */
  retry(why: unknown, again: () => void): void {
    this.note(why)
    if (why instanceof Refused && PASSING.has(why.code)) setTimeout(again, RETRY_AFTER_MILLIS)
  }

  /** Begins again when the connection is lost and not closed by us; the browser's own patience is much longer than ours. */
  watchOver(pc: RTCPeerConnection, again: () => void, mend: () => void = again): void {
    let timer = 0
    pc.onconnectionstatechange = () => {
      clearTimeout(timer)
      if (pc.connectionState === 'failed') again()
      if (pc.connectionState === 'disconnected') timer = window.setTimeout(() => pc.connectionState === 'disconnected' && mend(), DISCONNECTED_MILLIS)
    }
  }
}
