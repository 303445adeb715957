import type { Counted } from './quality'

/** What a link's browser side counts, from its beginning. */
export interface Pulse {
  connected: boolean
  /** everything that came, also the server's words about what it received */
  heardBytes: number
  rttMillis: number
  /** of what this side sends; null for a link that watches */
  sent: (Counted & { availableKbps: number | null; isHeldBack: boolean }) | null
  /** of what this side receives; null for a link that publishes */
  received: (Counted & { frames: number; picturePackets: number }) | null
}

interface Report {
  type: string
  kind?: string
  selectedCandidatePairId?: string
  bytesReceived?: number
  bytesSent?: number
  currentRoundTripTime?: number
  availableOutgoingBitrate?: number
  packetsSent?: number
  packetsLost?: number
  packetsReceived?: number
  framesDecoded?: number
  qualityLimitationReason?: string
}

/** Reads it once; a few milliseconds of the browser's time. */
export async function pulseOf(pc: RTCPeerConnection, publishes: boolean): Promise<Pulse> {
  const at = performance.now()
  const pulse: Pulse = { connected: pc.connectionState === 'connected', heardBytes: 0, rttMillis: 0, sent: null, received: null }
  const sent = { at, bytes: 0, packets: 0, lost: 0, availableKbps: null as number | null, isHeldBack: false }
  const received = { at, bytes: 0, packets: 0, lost: 0, frames: 0, picturePackets: 0 }
  const reports = (await pc.getStats()) as unknown as Map<string, Report>
  reports.forEach((report) => {
    // The pair in use alone: those before a restart stay in the list as they were.
    const pair = report.type === 'transport' ? reports.get(report.selectedCandidatePairId ?? '') : undefined
    if (pair) {
      pulse.heardBytes += pair.bytesReceived ?? 0
      pulse.rttMillis = Math.round((pair.currentRoundTripTime ?? 0) * 1000)
      sent.availableKbps = pair.availableOutgoingBitrate ? Math.round(pair.availableOutgoingBitrate / 1000) : null
    }
    if (report.type === 'outbound-rtp') {
      sent.bytes += report.bytesSent ?? 0
      sent.packets += report.packetsSent ?? 0
      sent.isHeldBack ||= (report.qualityLimitationReason ?? 'none') !== 'none'
    }
    if (report.type === 'remote-inbound-rtp') sent.lost += Math.max(0, report.packetsLost ?? 0)
    if (report.type === 'inbound-rtp') {
      received.bytes += report.bytesReceived ?? 0
      received.packets += report.packetsReceived ?? 0
      received.lost += Math.max(0, report.packetsLost ?? 0)
      received.frames += report.framesDecoded ?? 0
      if (report.kind === 'video') received.picturePackets += report.packetsReceived ?? 0
    }
  })
  if (publishes) pulse.sent = sent
  else pulse.received = received
  return pulse
}
