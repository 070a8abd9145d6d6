"""How the library's applications come by the recorder: PERSISTENCE_MODULE=programme.register.factory."""

from eventsourcing.dcb.persistence import DCBInfrastructureFactory
from eventsourcing.persistence import TrackingRecorder
from eventsourcing.utils import Environment, EnvType

from programme.register.place import place_of
from programme.register.recorder import Recorder


class RegisterFactory(DCBInfrastructureFactory[TrackingRecorder]):
    """The recorder of the register that REGISTER names, opened once and closed with the application."""

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        place = place_of(self.env["REGISTER"])
        self._recorder = Recorder.open(place, read_only=self.env.get("REGISTER_READ_ONLY") == "y")

    def dcb_recorder(self) -> Recorder:
        return self._recorder

    def close(self) -> None:
        self._recorder.close()
