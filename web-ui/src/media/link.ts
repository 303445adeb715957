import type { Connection } from '../wire/connection'
import type { Quality } from './quality'

export type CandidateText = { candidate: string; sdpMid: string | null; sdpMLineIndex: number | null } | null

/** One PeerConnection in one direction. */
export class Link {
  /** How much picture its encoder was told to make; kept with it, because a room may be shut for a while and opened again. */
  encoded: Quality['picture'] = 'FULL'
  /** Whether its picture is wanted, or the sound alone. */
  pictured = true
  readonly early: CandidateText[] = []
  described = false
  /** Found, and not told yet: the other side would take them for those of the description before. */
  private late: CandidateText[] = []
  private tell: ((candidate: CandidateText) => void) | null = null
  /** A restart is under way. */
  restarting = false
  constructor(
    readonly pc: RTCPeerConnection,
    public id: string | null,
    readonly name: string,
    /** How often the page had connected when it was made. */
    readonly connection = 0,
  ) {
    pc.onicecandidate = ({ candidate }) => candidate && this.found({ candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex })
  }

  private found(candidate: CandidateText): void {
    if (this.tell) this.tell(candidate)
    else this.late.push(candidate)
  }

  /** Makes a description of this side; what is found too late for it is told after {@link accepted}. */
  async ownDescription(patienceMillis = 1000, description?: RTCLocalSessionDescriptionInit): Promise<string> {
    this.tell = null
    await this.pc.setLocalDescription(description)
    await gathered(this.pc, patienceMillis)
    this.late = []
    return this.pc.localDescription?.sdp ?? ''
  }

  /** The other side has the description. */
  accepted(wire: Pick<Connection, 'tell'>): void {
    this.tell = (candidate) => wire.tell(`/app/media/links/${this.id}/trickle`, { candidate })
    this.late.splice(0).forEach(this.tell)
  }

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

export function preferVp8(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
  const wanted = codecs.filter((codec) => /vp8|rtx/i.test(codec.mimeType))
  if (wanted.length) transceiver.setCodecPreferences(wanted)
}

/** Host candidates come at once; a relay that does not answer must not hold everything up. */
function gathered(pc: RTCPeerConnection, patienceMillis: number): Promise<void> {
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
