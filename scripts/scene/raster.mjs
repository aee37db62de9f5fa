/** The mesh as pictures: height and material place per pixel, and how much of each pixel the cloth covers. */

function eachPixel(ax, ay, bx, by, cx, cy, size, visit) {
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
  if (Math.abs(area) < 1e-9) return
  const [x0, x1] = [Math.max(0, Math.ceil(Math.min(ax, bx, cx))), Math.min(size - 1, Math.floor(Math.max(ax, bx, cx)))]
  const [y0, y1] = [Math.max(0, Math.ceil(Math.min(ay, by, cy))), Math.min(size - 1, Math.floor(Math.max(ay, by, cy)))]
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const wb = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area
      const wc = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
      if (wb < -1e-7 || wc < -1e-7 || wb + wc > 1 + 1e-7) continue
      visit(y * size + x, 1 - wb - wc, wb, wc)
    }
  }
}

/** `channels` are per-vertex arrays; returns one picture per channel. The highest cloth (`z`) wins. */
export function rasterise(mesh, px, py, z, channels, size) {
  const top = new Float32Array(size * size).fill(-Infinity)
  const out = channels.map(() => new Float32Array(size * size))
  const { triangles } = mesh
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]]
    eachPixel(px[a], py[a], px[b], py[b], px[c], py[c], size, (i, wa, wb, wc) => {
      const height = wa * z[a] + wb * z[b] + wc * z[c]
      if (height < top[i]) return
      top[i] = height
      for (let k = 0; k < channels.length; k++) out[k][i] = wa * channels[k][a] + wb * channels[k][b] + wc * channels[k][c]
    })
  }
  return out
}

/** Coverage in [0, 1], from `grain` × `grain` samples in each pixel. Pixel i stands for the place i, its own centre. */
export function coverage(mesh, px, py, size, grain) {
  const fine = size * grain
  const hit = new Uint8Array(fine * fine)
  const at = (v) => (v + 0.5) * grain - 0.5
  const { triangles } = mesh
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]]
    eachPixel(at(px[a]), at(py[a]), at(px[b]), at(py[b]), at(px[c]), at(py[c]), fine, (i) => {
      hit[i] = 1
    })
  }
  const out = new Float32Array(size * size)
  for (let y = 0; y < fine; y++) {
    const row = Math.floor(y / grain) * size
    for (let x = 0; x < fine; x++) out[row + Math.floor(x / grain)] += hit[y * fine + x]
  }
  return out.map((sum) => sum / (grain * grain))
}
