/** `cordboard bench`: placeholder until the benchmark is in. */
import { Command } from 'commander'
export const benchCommand = () => new Command('bench')
