/** Options: the browsers of this library, and the name of this one. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { DeviceLine } from "#ext/app/options/sync-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { SaidLine } from "./options-section.tsx";
import type { LivingProps } from "./options-sync-living.tsx";

export function SyncDevices({ screen, living, texts }: LivingProps): VNode {
  const { said } = screen;
  return (
    <>
      <ul class="dev" aria-label={texts.t("syncDevices")}>
        {screen.devices.map((device) => (
          <li key={device.id} data-device={device.isThis ? "this" : "other"}>
            <Icon name="device" />
            {device.isThis && screen.renaming ? (
              <Rename device={device} screen={screen} living={living} texts={texts} />
            ) : (
              <>
                <div>
                  <p class="t" dir="auto">
                    {device.name}
                  </p>
                  <p class="small num">{device.seen}</p>
                </div>
                {device.isThis ? (
                  <button class="btn quiet" type="button" data-act="sync-rename" onClick={() => living.startRename()}>
                    {texts.t("syncDeviceRename")}
                  </button>
                ) : null}
              </>
            )}
          </li>
        ))}
      </ul>
      <SaidLine said={said?.at === "rename" ? said : null} name="sync-rename" />
    </>
  );
}

function Rename({ device, living, texts }: LivingProps & { readonly device: DeviceLine }): VNode {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        void living.rename(field.current?.value ?? "");
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") living.close();
      }}
    >
      <input
        class="input"
        name="device-name"
        aria-label={texts.t("syncDeviceName")}
        maxLength={60}
        dir="auto"
        defaultValue={device.name}
        ref={(input) => {
          // The learner asked for it by the button that it replaces.
          if (input && field.current === null) input.select();
          field.current = input;
        }}
      />
      <button class="btn" type="submit" data-act="sync-keep-name">
        {texts.t("syncDeviceKeep")}
      </button>
    </form>
  );
}
