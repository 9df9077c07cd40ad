/** Words about the first steps in the playground. */
export const firstSteps = {
  title: 'Three steps to see it work',
  steps: [
    { title: 'Write on the phone', text: 'You are the contact. Say anything; the script answers.' },
    { title: 'Make an agent available', text: 'On the desk, choose an agent and switch to Available.' },
    { title: 'Accept and answer', text: 'Take the case when it is offered, reply, and resolve it.' },
  ],
  done: 'done',
  dismiss: 'Hide the three steps',
}
