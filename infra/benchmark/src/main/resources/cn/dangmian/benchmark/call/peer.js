// One of two browsers that call each other directly. The names of the marks are those of the product's pages.
import { mark, markFirstBrightFrame, marks, unmark } from './marks.js'

const face = document.querySelector('[data-test=face]')
const relay = new WebSocket(`ws://localhost:${new URLSearchParams(location.search).get('relay')}`)
const tell = (message) => relay.send(JSON.stringify(message))
let camera
let link = null
let early = []
let press = () => {}

function connect(enabled) {
  const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
  camera.getTracks().forEach((track) => {
    track.enabled = enabled
    pc.addTrack(track, camera)
  })
  pc.onicecandidate = ({ candidate }) => candidate && tell({ candidate })
  pc.ontrack = ({ streams: [stream] }) => {
    if (face.srcObject !== stream) face.srcObject = stream
  }
  markFirstBrightFrame(face)
  link = pc
  return pc
}

async function call(enabled) {
  const pc = connect(enabled)
  const codecs = RTCRtpSender.getCapabilities('video').codecs.filter((codec) => /vp8|rtx/i.test(codec.mimeType))
  pc.getTransceivers()
    .filter(({ sender }) => sender.track.kind === 'video')
    .forEach((transceiver) => transceiver.setCodecPreferences(codecs))
  await pc.setLocalDescription()
  tell({ offer: pc.localDescription.sdp, enabled })
}

async function answer(sdp, enabled) {
  const pc = connect(enabled)
  await describe({ type: 'offer', sdp })
  await pc.setLocalDescription()
  tell({ answer: pc.localDescription.sdp })
}

async function describe(description) {
  await link.setRemoteDescription(description)
  for (const candidate of early.splice(0)) await link.addIceCandidate(candidate)
}

function show() {
  camera.getTracks().forEach((track) => (track.enabled = true))
}

relay.onmessage = async ({ data }) => {
  const message = JSON.parse(data)
  if (message.offer) await answer(message.offer, message.enabled)
  else if (message.answer) await describe({ type: 'answer', sdp: message.answer })
  else if (message.show) show()
  else if (link?.remoteDescription) await link.addIceCandidate(message.candidate)
  else early.push(message.candidate)
}

document.querySelector('[data-test=call]').onclick = () => {
  mark('accept-pressed')
  void press()
}

window.dangmian = {
  marks,
  /** The camera is open before anybody is called. */
  async open() {
    // As the product's pages ask for them.
    camera = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15, max: 30 } },
    })
    document.querySelector('[data-test=own]').srcObject = camera
    while (relay.readyState !== WebSocket.OPEN) await new Promise((resolve) => setTimeout(resolve, 20))
  },
  /** The button makes the link. */
  cold() {
    press = () => call(true)
  },
  /** The link is made now, with tracks that send black and silence; the button shows. */
  warm() {
    press = () => {
      tell({ show: true })
      show()
    }
    return call(false)
  },
  async isWarm() {
    if (link?.connectionState !== 'connected') return false
    let frames = 0
    ;(await link.getStats()).forEach((report) => (frames += report.framesDecoded ?? 0))
    return frames > 0
  },
  close() {
    link?.close()
    link = null
    early = []
    face.srcObject = null
    camera.getTracks().forEach((track) => track.stop())
    unmark('accept-pressed')
    unmark('first-bright-frame')
  },
}
