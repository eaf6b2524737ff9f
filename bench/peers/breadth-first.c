/* Breadth-first search over compressed adjacency: the measure that every other answer is compared with.
 *
 *     breadth-first FOLDER STOCKS RUNS LIMIT_MS OUTPUT
 *
 * FOLDER holds arcs.u32 (pairs: fed stock, feeding stock), starts.u32 and flagged.u32, little-endian. OUTPUT gets one
 * int32 for each flagged stock: the fewest flows from a start, or -1. Prints one line of JSON. */
#define _POSIX_C_SOURCE 200809L
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void *need(void *memory, const char *what) {
  if (memory == NULL) {
    fprintf(stderr, "breadth-first: cannot have %s\n", what);
    exit(1);
  }
  return memory;
}

static uint32_t *read_numbers(const char *folder, const char *name, size_t *count) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = need(fopen(path, "rb"), path);
  fseek(file, 0, SEEK_END);
  *count = (size_t)ftell(file) / sizeof(uint32_t);
  rewind(file);
  uint32_t *numbers = need(malloc((*count + 1) * sizeof(uint32_t)), "memory");
  if (fread(numbers, sizeof(uint32_t), *count, file) != *count) need(NULL, path);
  fclose(file);
  return numbers;
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  const double began = now_ms();
  const size_t stocks = strtoull(argv[2], NULL, 10);
  const int runs = atoi(argv[3]);
  const double limit_ms = atof(argv[4]);
  size_t arc_numbers, start_count, flagged_count;
  uint32_t *arcs = read_numbers(argv[1], "arcs.u32", &arc_numbers);
  uint32_t *starts = read_numbers(argv[1], "starts.u32", &start_count);
  uint32_t *flagged = read_numbers(argv[1], "flagged.u32", &flagged_count);
  const size_t arc_count = arc_numbers / 2;

  uint32_t *first = need(calloc(stocks + 2, sizeof(uint32_t)), "memory");
  uint32_t *target = need(malloc((arc_count + 1) * sizeof(uint32_t)), "memory");
  for (size_t arc = 0; arc < arc_count; arc++) first[arcs[2 * arc] + 2]++;
  for (size_t stock = 0; stock < stocks; stock++) first[stock + 2] += first[stock + 1];
  for (size_t arc = 0; arc < arc_count; arc++) target[first[arcs[2 * arc] + 1]++] = arcs[2 * arc + 1];
  free(arcs);

  int32_t *distance = need(malloc((stocks + 1) * sizeof(int32_t)), "memory");
  uint32_t *queue = need(malloc((stocks + 1) * sizeof(uint32_t)), "memory");
  size_t reached = 0;
  const double loaded = now_ms();
  printf("{\"loadMs\": %.3f, \"runsMs\": [", loaded - began);
  for (int run = 0; run < runs && (run == 0 || now_ms() - loaded < limit_ms); run++) {
    const double start_ms = now_ms();
    memset(distance, 0xff, stocks * sizeof(int32_t));
    reached = 0;
    for (size_t at = 0; at < start_count; at++) {
      distance[starts[at]] = 0;
      queue[reached++] = starts[at];
    }
    for (size_t at = 0; at < reached; at++) {
      const uint32_t stock = queue[at];
      const int32_t next = distance[stock] + 1;
      for (uint32_t arc = first[stock]; arc < first[stock + 1]; arc++) {
        if (distance[target[arc]] >= 0) continue;
        distance[target[arc]] = next;
        queue[reached++] = target[arc];
      }
    }
    printf("%s%.4f", run == 0 ? "" : ", ", now_ms() - start_ms);
  }
  printf("], \"reached\": %zu, \"version\": \"%s\"}\n", reached, __VERSION__);

  FILE *output = need(fopen(argv[5], "wb"), argv[5]);
  for (size_t at = 0; at < flagged_count; at++) fwrite(&distance[flagged[at]], sizeof(int32_t), 1, output);
  return fclose(output) == 0 ? 0 : 1;
}
