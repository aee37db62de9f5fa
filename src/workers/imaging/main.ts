/** The imaging worker's entry: draws, prints and photographs for the process that forked it. */
import { servePort } from '../../main/kernel/ports.ts'
import { processChannel } from '../process-channel.ts'
import { cleanGenerated } from './clean-generated.ts'
import { imagingPort } from './contract.ts'
import { cutOut } from './cut-out.ts'
import { makeDesign } from './make-design.ts'
import { measureArt } from './measure-art.ts'
import { renderMockup } from './mockup.ts'
import { buildScene, pickColour, previewScene, takePhoto } from './own-scene.ts'
import { preview } from './preview.ts'
import { printArt } from './print-art.ts'
import { printFile } from './print-file.ts'
import { rowsOfMarks } from './rows-of-marks.ts'
import { setPicture } from './set-picture.ts'
import { motifs, stock } from './stock.ts'
import { thumbnail } from './thumbnail.ts'

servePort(imagingPort, processChannel(), { makeDesign, stock, motifs, printFile, printArt, cleanGenerated, cutOut, rowsOfMarks, setPicture, measureArt, preview, mockup: renderMockup, takePhoto, previewScene, buildScene, pickColour, thumbnail })
