/** The screen before the petitioner. */
export const second = {
  open: 'Petitioner’s screen', contrast: 'High contrast', welcome: 'Welcome. Please give your identity card to the clerk.', lost: 'One moment, connecting to the terminal…', talking: 'You are talking to {name}. What is written down appears here.', ringing: '{office} is calling. Please get ready.', over: 'The reception is over. Thank you for coming. The number of your case:', keepNumber: 'Keep this number to follow your case.',
}
