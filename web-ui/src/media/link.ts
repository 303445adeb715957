import type { Connection } from '../wire/connection'

export type CandidateText = { candidate: string; sdpMid: string | null; sdpMLineIndex: number | null } | null

/** One PeerConnection in one direction. */
export class Link {
  readonly early: CandidateText[] = []
  described = false
  /** Candidates that are found now are told one by one. */
  trickles = false
  /** A restart is under way. */
  restarting = false
  constructor(
    readonly pc: RTCPeerConnection,
    public id: string | null,
    readonly name: string,
    /** How often the page had connected when it was made. */
    readonly connection = 0,
  ) {}

  async describe(description: RTCSessionDescriptionInit): Promise<void> {
    await this.pc.setRemoteDescription(description)
    this.described = true
    for (const candidate of this.early.splice(0)) await this.add(candidate)
  }

  async add(candidate: CandidateText): Promise<void> {
    if (!this.described) this.early.push(candidate)
    else if (candidate) await this.pc.addIceCandidate(candidate)
  }
}

/** Tells the candidates that are found after the description was sent. */
export function trickle(link: Link, wire: Pick<Connection, 'tell'>): void {
  link.pc.onicecandidate = ({ candidate }) => {
    if (!candidate || !link.id || !link.trickles) return
    const { candidate: text, sdpMid, sdpMLineIndex } = candidate
    wire.tell(`/app/media/links/${link.id}/trickle`, { candidate: { candidate: text, sdpMid, sdpMLineIndex } })
  }
}

export function preferVp8(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
  const wanted = codecs.filter((codec) => /vp8|rtx/i.test(codec.mimeType))
  if (wanted.length) transceiver.setCodecPreferences(wanted)
}

/** Host candidates come at once; a relay that does not answer must not hold everything up. */
export function gathered(pc: RTCPeerConnection, patienceMillis = 1000): Promise<void> {
  if (pc.iceGatheringState === 'complete') return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMillis)
    pc.addEventListener('icegatheringstatechange', () => {
      if (pc.iceGatheringState === 'complete') {
        clearTimeout(timer)
        resolve()
      }
    })
  })
}
