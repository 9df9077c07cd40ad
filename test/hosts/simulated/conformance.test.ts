import { conformsToTheContract } from '../conformance'
import { startSimulated } from './subject'

conformsToTheContract('simulated', startSimulated)
