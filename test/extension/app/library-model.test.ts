import { describe, expect, it } from "vitest";
import { createLibraryModel, type LibraryModel } from "#ext/app/library-model.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { writeProfile } from "#shared/domain/profile.ts";
import { unwrap } from "#shared/std/result.ts";
import { createMemoryDisk, createMemoryDocStore, type MemoryDisk } from "#test/support/memory-doc-store.ts";

describe("the library as a signal", () => {
  const openOn = async (disk: MemoryDisk): Promise<LibraryModel> =>
    createLibraryModel(unwrap(await createMemoryDocStore(disk).open(LIBRARY)));

  it("is read anew after a change here and in another context", async () => {
    const disk = createMemoryDisk();
    const [here, there] = [await openOn(disk), await openOn(disk)];
    here.change((doc) => writeProfile(doc, { rolloverHour: 6 }));
    expect([here.view.value.profile.rolloverHour, there.view.value.profile.rolloverHour]).toEqual([6, 6]);
  });

  it("makes one transaction of one act", async () => {
    const disk = createMemoryDisk();
    const model = await openOn(disk);
    model.change((doc) => writeProfile(doc, { minutesByWeekday: [1, 2, 3, 4, 5, 6, 7], rolloverHour: 0 }));
    expect(disk.rows.get(LIBRARY)?.length).toBe(1);
  });

  it("tells when an act could not be saved", async () => {
    const disk = createMemoryDisk();
    const model = await openOn(disk);
    disk.saveError = { type: "quota-exceeded", detail: "full" };
    model.change((doc) => writeProfile(doc, { rolloverHour: 6 }));
    expect(model.saving.value.type).toBe("quota-exceeded");
    expect(model.view.value.profile.rolloverHour).toBe(6);
  });

  it("refuses acts on a library that a newer Waymark wrote, and still shows it", async () => {
    const disk = createMemoryDisk();
    const newer = await openOn(disk);
    newer.change((doc) => {
      writeProfile(doc, { rolloverHour: 6 });
      doc.getMap("meta").set("schemaMajor", 99);
    });
    const model = await openOn(disk);
    model.change((doc) => writeProfile(doc, { rolloverHour: 0 }));
    expect([model.readOnly, model.view.value.profile.rolloverHour]).toEqual([true, 6]);
  });
});
